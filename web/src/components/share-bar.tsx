interface Part { colour: "red" | "yellow" | "green" | "grey"; count: number }

/** Shares of a whole as one bar, `whole` being the length of the longest of its kind. The numbers stand beside it, so it says nothing to those who listen. */
export function ShareBar({ parts, whole }: { parts: readonly Part[]; whole: number }) {
  const shown = parts.filter((part) => part.count > 0);
  const share = (count: number): number => (whole === 0 ? 0 : 100 * count / whole);
  return (
    <svg className="share-bar" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
      {shown.map((part, index) => (
        <rect key={part.colour} className={`share-${part.colour}`} x={share(shown.slice(0, index).reduce((sum, one) => sum + one.count, 0))} width={share(part.count)} height="8" />
      ))}
    </svg>
  );
}
