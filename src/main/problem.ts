/**
 * Something that the person at the terminal can put right. The message is one line that says what
 * is wrong and, where that is not plain, what to do; it is shown without a stack.
 */
export class Problem extends Error {
  override readonly name = "Problem";
}
