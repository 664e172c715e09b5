// The lines of a text: what nobody changed keeps its bytes, whatever ends its lines and however its letters are composed.
'use strict';
(() => {
  // Above this many pairs of lines, equal lines are looked for in order only.
  const MOST_PAIRS = 4e6;

  // A text as the page shows it: without a byte-order mark, with one kind of line end, and composed.
  const plain = (text) =>
    text
      .replace(/^\uFEFF+/, '')
      .replace(/\r\n?/g, '\n')
      .normalize('NFC');

  function linesOf(text) {
    const parts = text.split(/(\r\n|\r|\n)/);
    return parts.flatMap((part, i) => (i % 2 ? [] : [{ text: part, end: parts[i + 1] ?? '' }]));
  }

  // The line end that most lines have.
  function usualEnd(lines) {
    const count = (end) => lines.filter((line) => line.end === end).length;
    return ['\n', '\r\n', '\r'].reduce((most, end) => (count(end) > count(most) ? end : most));
  }

  // For each new line, the number of the old line that it is; -1 where there is none.
  function matches(were, are) {
    const found = new Array(are.length).fill(-1);
    let [start, wereEnd, areEnd] = [0, were.length, are.length];
    while (start < wereEnd && start < areEnd && were[start] === are[start]) found[start] = start++;
    while (wereEnd > start && areEnd > start && were[wereEnd - 1] === are[areEnd - 1]) found[--areEnd] = --wereEnd;
    const [rows, columns] = [wereEnd - start, areEnd - start];
    if (rows * columns > MOST_PAIRS) {
      let next = start;
      for (let i = start; i < areEnd; i++) {
        const at = were.indexOf(are[i], next);
        if (at >= 0 && at < wereEnd) [found[i], next] = [at, at + 1];
      }
      return found;
    }
    // How many lines the rests from here have in common at most.
    const common = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) {
        const isSame = were[start + i] === are[start + j];
        common[i][j] = isSame ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    let [i, j] = [0, 0];
    while (i < rows && j < columns) {
      if (were[start + i] === are[start + j]) found[start + j++] = start + i++;
      else if (common[i + 1][j] >= common[i][j + 1]) i++;
      else j++;
    }
    return found;
  }

  // Return a text as it is to be, with the bytes that its unchanged lines had.
  function replanted(old, now) {
    const were = linesOf(old);
    const are = now.split('\n');
    const usual = usualEnd(were);
    const found = matches(
      were.map((line, i) => (i ? line.text.normalize('NFC') : plain(line.text))),
      are,
    );
    const made = are.map((line, i) => {
      const was = were[found[i]];
      return (was ? was.text : line) + (i === are.length - 1 ? '' : was?.end || usual);
    });
    const mark = made[0].startsWith('\uFEFF') ? '' : /^\uFEFF*/.exec(old)[0];
    return mark + made.join('');
  }

  window.dancamEditing.lines = { plain, replanted };
})();
