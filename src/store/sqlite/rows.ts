/** The parameters of a statement that is run once for each of many rows; it is the only parameter then. */
export class Rows {
  readonly rows: (string | number | null)[][];
  /** Places in a row whose text is bytes, one character each. */
  readonly bytes: number[];

  constructor(rows: (string | number | null)[][], bytes: number[]) {
    this.rows = rows;
    this.bytes = bytes;
  }
}
