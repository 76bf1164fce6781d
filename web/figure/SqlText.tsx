const keywords =
  /\b(select|from|where|group by|order by|having|join|left join|inner join|on|as|and|or|not|in|with|limit|union all|case|when|then|else|end|between|is|null|distinct|array|using|asc|desc)\b/g;

/** Keywords stand out and comments step back; nothing else is coloured. */
export function SqlText({ sql }: { sql: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
    <pre className="sql" tabIndex={0}>
      {sql.split("\n").map((line, i) => {
        const comment = line.trimStart().startsWith("--");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never move.
          <span key={i}>
            {comment ? <i>{line}</i> : <Words line={line} />}
            {"\n"}
          </span>
        );
      })}
    </pre>
  );
}

function Words({ line }: { line: string }) {
  // split with a group: the odd pieces are the keywords.
  return line.split(keywords).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never move.
    i % 2 === 1 ? <b key={i}>{piece}</b> : <span key={i}>{piece}</span>,
  );
}
