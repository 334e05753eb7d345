/** Where a picture of the shop's is fetched from, by its content's hash. */
export const pictureUrl = (pictureId: string): string => `/pictures/${pictureId}`;
