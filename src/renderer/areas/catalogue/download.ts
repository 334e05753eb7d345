/** Hands a file of the till's to whoever sits at the counter. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser has begun to read it by the time its turn is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
