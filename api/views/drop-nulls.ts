/** What a row leaves empty an answer leaves out. */
export function dropNulls<Row extends object>(row: Row): { [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key] } & { [Key in keyof Row as null extends Row[Key] ? Key : never]?: NonNullable<Row[Key]> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never;
}
