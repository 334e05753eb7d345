/** The basket of a counter, for areas that show it to others than its cashier. */
export { basketView } from '../basket.ts';
