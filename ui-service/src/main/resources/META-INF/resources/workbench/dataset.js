// How the end of a long job reaches a person who looks elsewhere: the title, and the browser's notice if they asked.
window.datawrightNotices ??= (() => {
  const WANTED = 'datawright.notices';
  const SIGN = '✓ ';

  const state = () => {
    if (!('Notification' in window) || Notification.permission === 'denied') {
      return localStorage.getItem(WANTED) ? 'denied' : 'unasked';
    }
    return localStorage.getItem(WANTED) && Notification.permission === 'granted' ? 'wanted' : 'unasked';
  };

  const ask = async () => {
    localStorage.setItem(WANTED, 'yes');
    if ('Notification' in window && Notification.permission === 'default') {
      await Notification.requestPermission();
    }
    return state() === 'wanted' ? 'wanted' : 'denied';
  };

  const clearTitle = () => {
    const at = document.title.indexOf(' · ');
    if (document.title.startsWith(SIGN) && at > 0) document.title = document.title.slice(at + 3);
  };
  addEventListener('focus', clearTitle);
  addEventListener('pointerdown', clearTitle, { capture: true });
  addEventListener('keydown', clearTitle, { capture: true });

  const ended = (words) => {
    clearTitle();
    document.title = SIGN + words + ' · ' + document.title;
    if (state() === 'wanted' && !document.hasFocus()) {
      const notice = new Notification(words, { tag: 'datawright', icon: 'workbench/icon.svg' });
      notice.onclick = () => window.focus();
    }
  };

  return { ask, state, ended };
})();
