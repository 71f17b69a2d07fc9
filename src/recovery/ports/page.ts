/** One page of a listing; `after` of the next call is `next`, absent on the last page. */
export interface Page<T> {
  items: T[];
  next?: string;
}
export interface PageRequest {
  limit: number;
  after?: string | undefined;
}
