/** A picture small enough for tiles and rows, whatever the camera made of it. */
const longestSide = 640;
const quality = 0.85;

/** A JPEG, or null for what is no picture. */
export async function shrunk(file: File): Promise<File | null> {
  const bitmap = await createImageBitmap(file).catch((error: unknown) => {
    // What the browser cannot read is an answer: the person chose another kind of file.
    if (error instanceof DOMException) return null;
    throw error;
  });
  if (!bitmap) return null;
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  // What was see-through would be black in a JPEG.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  return blob && new File([blob], 'picture.jpg', { type: blob.type });
}
