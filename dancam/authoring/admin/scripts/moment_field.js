// The field of a moment: the clock of the portal, whatever the zone of the browser is.
'use strict';
(() => {
  const { moments } = window.dancamEditing;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const WHOLE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;

  window.dancamEditing.momentField = ({ zone, words }) =>
    window.createClass({
      componentDidMount() {
        if (this.props.value === '{{now}}') this.props.onChange(moments.now(zone));
      },
      change(chosen) {
        const [date, time] = chosen.slice(0, 16).split('T');
        // Where a source has no time, the midnight that the field shows stays unwritten.
        const isDay = DAY.test(this.props.value ?? '') && time === '00:00';
        this.props.onChange(date ? (isDay ? date : `${date} ${time}`) : '');
      },
      render() {
        const { forID, classNameWrapper, setActiveStyle, setInactiveStyle, onChange } = this.props;
        const value = this.props.value === '{{now}}' ? '' : (this.props.value ?? '');
        const shared = { id: forID, className: classNameWrapper, onFocus: setActiveStyle, onBlur: setInactiveStyle };
        const isMoment = !value || DAY.test(value) || WHOLE.test(value);
        const shown = DAY.test(value) ? `${value}T00:00` : value.replace(' ', 'T');
        const field = isMoment
          ? h('input', {
              ...shared,
              type: 'datetime-local',
              value: shown,
              onChange: (event) => this.change(event.target.value),
            })
          : h('input', { ...shared, type: 'text', value, onChange: (event) => onChange(event.target.value) });
        const button = (label, chosen) =>
          h('button', { type: 'button', onClick: () => onChange(chosen()), style: { margin: '6px 8px 0 0' } }, label);
        const note = zone === 'Asia/Ho_Chi_Minh' ? words.clock : `${words.zone}${zone}.`;
        return h(
          'div',
          {},
          field,
          button(words.now, () => moments.now(zone)),
          button(words.clear, () => ''),
          h('small', {}, note),
        );
      },
    });
})();
