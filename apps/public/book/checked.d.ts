/** The day on which each legal number was last compared with its source, written by the build. */
declare module 'virtual:checked' {
  const checked: Readonly<Record<string, string>>;
  export default checked;
}
