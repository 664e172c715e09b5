// The field of a body: Markdown as it is saved, with buttons and keys that write its signs. It is a plain text field, so
// nothing is written anew that nobody changed, and the input methods for Vietnamese work as everywhere.
'use strict';
(() => {
  const { pasted, sources } = window.dancamEditing;
  const ITEM = /^([ \t]*)(?:([-*+])|(\d{1,8})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/;
  const AREA = {
    width: '100%',
    minHeight: '28em',
    fieldSizing: 'content',
    fontFamily: 'system-ui, sans-serif',
    fontSize: '16px',
    lineHeight: 1.6,
    resize: 'vertical',
  };
  const BAR = { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: '4px 0 8px' };
  const BUTTON = {
    padding: '4px 10px',
    border: '1px solid #ccd3d9',
    borderRadius: '4px',
    background: '#fff',
    cursor: 'pointer',
  };
  const NOTE = { padding: '10px', margin: '0 0 8px', background: '#fff4e5', borderLeft: '4px solid #c60' };

  // Put a text in the place of what stands between two positions, so that it can be undone.
  function put(area, start, end, text, from = start + text.length, to = from) {
    area.focus();
    area.setSelectionRange(start, end);
    const isDone = text
      ? document.execCommand('insertText', false, text)
      : start === end || document.execCommand('delete');
    if (!isDone) {
      area.setRangeText(text, start, end, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
    area.setSelectionRange(from, to);
  }

  // Have the selected words between two signs, or no longer; without a selection, go on writing between or behind them.
  function between(area, sign) {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const isInside = value.slice(start - sign.length, start) === sign && value.slice(end, end + sign.length) === sign;
    const words = value.slice(start, end);
    if (start === end && value.startsWith(sign, start)) {
      if (isInside) put(area, start - sign.length, end + sign.length, '');
      else area.setSelectionRange(start + sign.length, start + sign.length);
    } else if (isInside) {
      put(area, start - sign.length, end + sign.length, words, start - sign.length, end - sign.length);
    } else {
      // Blanks at the ends stay outside: no sign stands beside them.
      const [, before, inner, behind] = /^(\s*)([^]*?)(\s*)$/.exec(words);
      const from = start + before.length + sign.length;
      put(area, start, end, before + sign + inner + sign + behind, from, from + inner.length);
    }
  }

  // Have all selected lines begin with a sign, or none of them.
  function before(area, signOf, any) {
    const { selectionStart, selectionEnd, value } = area;
    const start = value.lastIndexOf('\n', selectionStart - 1) + 1;
    const end = value.indexOf('\n', selectionEnd) < 0 ? value.length : value.indexOf('\n', selectionEnd);
    const lines = value.slice(start, end).split('\n');
    const hasAll = lines.every((line) => !line.trim() || any.test(line));
    let number = 0;
    const made = lines.map((line) => {
      if (!line.trim() && lines.length > 1) return line;
      const bare = line.replace(any, '');
      return hasAll ? bare : signOf(++number) + bare;
    });
    const text = made.join('\n');
    put(area, start, end, text, lines.length > 1 ? start : start + text.length, start + text.length);
  }

  // Have a block of its own after the line of the cursor, with blank lines around it.
  function block(area, text) {
    const { selectionEnd, value } = area;
    const at = value.indexOf('\n', selectionEnd) < 0 ? value.length : value.indexOf('\n', selectionEnd);
    const isBlank = !value.slice(value.lastIndexOf('\n', at - 1) + 1, at).trim();
    const above = !value.slice(0, at).trim() ? '' : isBlank ? '\n' : '\n\n';
    put(area, at, at, above + text + (value.slice(at).startsWith('\n\n') || at === value.length ? '' : '\n'));
  }

  // A new line of a list begins as an item; one without words ends the list, and leaves a blank line behind it.
  function newLine(area) {
    const { selectionStart: at, selectionEnd, value } = area;
    const start = value.lastIndexOf('\n', at - 1) + 1;
    const found = ITEM.exec(value.slice(start, at));
    if (at !== selectionEnd || !found) return false;
    const [sign, indent, bullet, number, dot, gap, task] = found;
    const end = value.indexOf('\n', at) < 0 ? value.length : value.indexOf('\n', at);
    if (!value.slice(start + sign.length, end).trim()) put(area, start, at, '\n');
    else put(area, at, at, `\n${indent}${bullet ?? Number(number) + 1 + dot}${gap}${task ? '[ ] ' : ''}`);
    return true;
  }

  window.dancamEditing.bodyField = ({ preview, words }) => {
    const link = (area) => {
      const { selectionStart: start, selectionEnd: end, value } = area;
      const text = value.slice(start, end) || words.words;
      const from = start + text.length + 3;
      put(area, start, end, `[${text}](${words.address})`, from, from + words.address.length);
    };
    const row = (cell) => `| ${cell} | ${cell} |\n`;
    const table = `${row(words.column)}|---|---|\n${row(words.cell)}${row(words.cell)}`;
    const tools = {
      bold: (area) => between(area, '**'),
      italic: (area) => between(area, '*'),
      link,
      heading: (area) => before(area, () => '## ', /^#{1,6}[ \t]+/),
      subheading: (area) => before(area, () => '### ', /^#{1,6}[ \t]+/),
      quote: (area) => before(area, () => '> ', /^>[ \t]?/),
      bullets: (area) => before(area, () => '- ', /^[-*+][ \t]+/),
      numbers: (area) => before(area, (number) => `${number}. `, /^\d+[.)][ \t]+/),
      table: (area) => block(area, table.trimEnd()),
    };
    const keys = { b: tools.bold, i: tools.italic, k: tools.link };

    return window.createClass({
      getInitialState() {
        this.controlID = crypto.randomUUID();
        return {};
      },
      shouldComponentUpdate(next) {
        const isNew = (name) => next[name] !== this.props[name];
        return ['value', 'classNameWrapper', 'entry'].some(isNew) || Boolean(next.mediaPaths.get(this.controlID));
      },
      componentDidUpdate() {
        const { value, mediaPaths, onRemoveInsertedMedia } = this.props;
        if (this.area.value !== (value ?? '')) this.area.value = value ?? '';
        const chosen = mediaPaths.get(this.controlID);
        if (!chosen) return;
        onRemoveInsertedMedia(this.controlID);
        const path = String(Array.isArray(chosen) ? chosen[0] : chosen);
        block(this.area, `![${words.described}](${/[\s()<>]/.test(path) ? `<${path}>` : path})`);
      },
      componentWillUnmount() {
        this.props.onRemoveMediaControl(this.controlID);
      },
      pressed(event) {
        const area = event.target;
        if (event.nativeEvent.isComposing || event.altKey || event.shiftKey) return;
        const tool = event.ctrlKey || event.metaKey ? keys[event.key.toLowerCase()] : undefined;
        if (tool) tool(area);
        if (tool || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && newLine(area)))
          event.preventDefault();
      },
      paste(event) {
        const made = pasted(event.clipboardData.getData('text/html'));
        if (!made) return;
        event.preventDefault();
        put(event.target, event.target.selectionStart, event.target.selectionEnd, made);
      },
      choose() {
        const { onOpenMediaLibrary, field } = this.props;
        onOpenMediaLibrary({ controlID: this.controlID, forImage: true, value: '', allowMultiple: false, field });
      },
      render() {
        const { forID, value, classNameWrapper, setActiveStyle, setInactiveStyle, onChange, entry } = this.props;
        const button = (name, use) =>
          // The field keeps the focus, and with it the selected words.
          h(
            'button',
            { key: name, type: 'button', style: BUTTON, onMouseDown: (event) => event.preventDefault(), onClick: use },
            words[name],
          );
        const fault = entry.getIn(['data', sources.FAULT]);
        return h(
          'div',
          {},
          fault === undefined ? null : h('p', { role: 'alert', style: NOTE }, words.fault + fault),
          h(
            'div',
            { style: BAR, role: 'toolbar' },
            ...Object.entries(tools).map(([name, tool]) => button(name, () => tool(this.area))),
            button('picture', () => this.choose()),
          ),
          h('textarea', {
            id: forID,
            className: classNameWrapper,
            style: AREA,
            defaultValue: value ?? '',
            ref: (area) => {
              this.area = area ?? this.area;
            },
            onInput: (event) => onChange(event.target.value),
            onKeyDown: this.pressed,
            onPaste: this.paste,
            onFocus: setActiveStyle,
            onBlur: setInactiveStyle,
          }),
          preview ? null : h('small', {}, words.noPreview),
        );
      },
    });
  };
})();
