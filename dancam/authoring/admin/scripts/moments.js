// Moments of the front matter as the clock of the portal shows them, wherever the browser is.
'use strict';
(() => {
  const { asFigures } = window.dancamEditing.blanks;
  const TIME = '(?:[T ,]+(?<hour>\\d{1,2})[:hg](?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.\\d+)?)?)?';
  const ZONE = '(?:\\s*(?<zone>Z|[+-]\\d{2}:?\\d{2}))?';
  const FORMS = [
    new RegExp(`^(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})${TIME}${ZONE}$`),
    new RegExp(`^(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})${TIME}${ZONE}$`),
  ];
  const two = (number) => String(number).padStart(2, '0');

  // Minutes from UTC of a zone written as `+07:00`, `+0700` or `Z`.
  function offsetOf(text) {
    if (text === 'Z') return 0;
    const digits = text.slice(1).replace(':', '');
    const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
    return text[0] === '-' ? -minutes : minutes;
  }

  // An instant on the clock of a zone, as `2026-02-15 08:30`.
  function onClock(instant, zone) {
    const form = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' };
    const clock = new Intl.DateTimeFormat('en-GB', { ...form, hourCycle: 'h23', timeZone: zone });
    const parts = Object.fromEntries(clock.formatToParts(instant).map((each) => [each.type, each.value]));
    return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
  }

  const now = (zone) => onClock(new Date(), zone);

  // A moment of a source on the clock of the portal, as `2026-02-15 08:30`, or `2026-02-15` where it has no time;
  // what is none stays as it is.
  function shown(text, zone) {
    const match = FORMS.map((form) => form.exec(asFigures(text))).find(Boolean);
    if (!match) return text;
    const { year, month, day, hour, minute, second } = match.groups;
    const date = [Number(year), Number(month), Number(day)];
    const instant = new Date(0);
    instant.setUTCFullYear(date[0], date[1] - 1, date[2]);
    instant.setUTCHours(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
    const isReal = instant.getUTCMonth() === date[1] - 1 && instant.getUTCDate() === date[2];
    const isTime = Number(hour ?? 0) <= 23 && Number(minute ?? 0) <= 59 && Number(second ?? 0) <= 59;
    if (!isReal || !isTime || date[0] < 1900 || date[0] > 2999) return text;
    if (match.groups.zone) return onClock(new Date(instant.getTime() - offsetOf(match.groups.zone) * 60000), zone);
    const shownDate = `${year}-${two(month)}-${two(day)}`;
    return hour === undefined ? shownDate : `${shownDate} ${two(hour)}:${minute}`;
  }

  window.dancamEditing.moments = { now, shown };
})();
