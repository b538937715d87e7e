const TRIES_MAX = 20;

/**
 * Decides anew when somebody else took a number that was ours: of a piece's move, of a till's sale,
 * or of the sale itself, because its form was sent twice.
 */
export async function decideAgain<T>(decide: () => Promise<T>): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await decide();
    } catch (error) {
      if (i >= TRIES_MAX || (error as { code?: string }).code !== "23505") throw error;
    }
  }
}
