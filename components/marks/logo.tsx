/** The mooring ring. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.1"
      strokeLinecap="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M3 3.2h14" />
      <circle cx="10" cy="11.4" r="5.4" />
      <path d="M10 3.2v2.6" strokeWidth="3.4" strokeLinecap="butt" />
    </svg>
  );
}
