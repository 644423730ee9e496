'use strict';
// Shows the times of a page in the reader's zone; without this script they stand there in UTC.
window.houseTimes = (() => {
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const units = [['day', 86400], ['hour', 3600], ['minute', 60]];

  const ago = (then) => {
    const seconds = (then - Date.now()) / 1000;
    for (const [unit, size] of units) {
      if (Math.abs(seconds) >= size) {
        return relative.format(Math.trunc(seconds / size), unit);
      }
    }
    return 'just now';
  };

  const show = (root) => {
    for (const element of root.querySelectorAll('time[datetime]')) {
      const then = new Date(element.dateTime);
      if (Number.isNaN(then.getTime())) {
        continue;
      }
      const isToday = then.toDateString() === new Date().toDateString();
      const inTimeline = element.closest('.timeline') !== null;
      element.title = exact.format(then);
      if (element.dataset.relative !== undefined) {
        element.textContent = ago(then);
      } else {
        element.textContent = inTimeline && isToday ? clock.format(then) : short.format(then);
      }
    }
  };

  show(document);
  const zone = document.querySelector('[data-zone]');
  if (zone) {
    zone.textContent = 'Times are in ' + Intl.DateTimeFormat().resolvedOptions().timeZone + '.';
  }
  return { show };
})();
