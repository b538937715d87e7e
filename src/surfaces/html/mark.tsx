/** The mark: a thread that joins two dots (繋ぐ). Decorative; the name stands beside it. */
export function ThreadMark({ size = 32 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M6 23C14 23 11 9 26 9" fill="none" stroke="currentColor" stroke-width="2" />
      <circle cx="6" cy="23" r="4" fill="currentColor" />
      <circle class="mark-end" cx="26" cy="9" r="4" />
    </svg>
  );
}
