// What must not wait for the server: typing, scrolling, the colour scheme, taking a file.
window.datawright ??= (() => {
  const DRAFT = 'datawright.draft';
  const SCHEME = 'datawright.scheme';

  const fit = (area) => {
    area.style.height = 'auto';
    area.style.height = Math.min(area.scrollHeight, 200) + 'px';
  };

  // Not on a phone, where focus covers half of the page with a keyboard.
  const focus = (area) => {
    if (matchMedia('(min-width: 900px)').matches) area.focus({ preventScroll: true });
  };

  const composer = (root, area, button) => {
    if (root.wired) return;
    root.wired = true;
    const key = () => DRAFT + location.pathname;
    area.value = sessionStorage.getItem(key()) ?? '';
    requestAnimationFrame(() => {
      fit(area);
      focus(area);
    });
    const say = () => {
      const text = area.value.trim();
      if (!text || root.dataset.busy === 'true') return;
      area.value = '';
      sessionStorage.removeItem(key());
      fit(area);
      area.focus({ preventScroll: true });
      root.dispatchEvent(new CustomEvent('say', { detail: { text } }));
    };
    area.addEventListener('input', () => {
      sessionStorage.setItem(key(), area.value);
      fit(area);
    });
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        say();
      }
    });
    button.addEventListener('click', say);
  };

  // A message that was not taken comes back, unless something else is being written already.
  const giveBack = (area, text) => {
    if (!area.value) {
      area.value = text;
      fit(area);
    }
  };

  // Follows what is new only while the reader is at the end.
  const stickToBottom = (scroller) => {
    if (scroller.wired) return;
    scroller.wired = true;
    let stuck = true;
    scroller.addEventListener('scroll', () => {
      stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 48;
    }, { passive: true });
    const follow = () => {
      if (stuck) scroller.scrollTop = scroller.scrollHeight;
    };
    new MutationObserver(() => requestAnimationFrame(follow)).observe(scroller, {
      childList: true, subtree: true, characterData: true,
    });
    new ResizeObserver(follow).observe(scroller);
  };

  const download = (path) => {
    const link = document.createElement('a');
    link.href = path;
    link.download = '';
    link.setAttribute('router-ignore', '');
    document.body.append(link);
    link.click();
    link.remove();
  };

  const applyScheme = () => {
    const scheme = localStorage.getItem(SCHEME);
    document.documentElement.style.colorScheme = scheme ?? '';
  };
  const switchScheme = () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = localStorage.getItem(SCHEME) ?? (dark ? 'dark' : 'light');
    localStorage.setItem(SCHEME, now === 'dark' ? 'light' : 'dark');
    applyScheme();
  };
  applyScheme();

  return { composer, focus, giveBack, stickToBottom, download, switchScheme };
})();
