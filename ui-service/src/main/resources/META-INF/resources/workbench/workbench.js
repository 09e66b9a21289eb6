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

  const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  const count = (number) => number.toLocaleString('en');

  // Whether the text may be sent; says why not while it is being written.
  const judge = (root, area, note) => {
    const longest = Number(root.dataset.longest ?? 20000);
    const length = area.value.trim().length;
    const tooLong = length > longest;
    note.classList.toggle('too-long', tooLong);
    note.textContent = tooLong
      ? `${count(length)} characters; a message can have ${count(longest)}. Shorten it by ${count(length - longest)} to send it.`
      : '';
    return !tooLong;
  };

  const keepDraft = (root, area) => {
    if (!root.place) return;
    if (area.value) sessionStorage.setItem(DRAFT + root.place, area.value);
    else sessionStorage.removeItem(DRAFT + root.place);
  };

  const toNewest = () => document.querySelector('.chat-scroller')?.toNewest?.();

  const wire = (root, area, button, note, say) => {
    area.addEventListener('input', () => {
      judge(root, area, note);
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

  const composer = (root, area, button, note) => {
    if (root.wired) return;
    root.wired = true;
    root.note = note;
    requestAnimationFrame(() => {
      fit(area);
      focus(area);
    });
    const say = () => {
      const text = area.value.trim();
      if (!text) {
        note.textContent = 'There is nothing to send yet: write what the rows should look like, or what to change.';
        return;
      }
      if (!judge(root, area, note) || root.dataset.away === 'true') return;
      area.value = '';
      keepDraft(root, area);
      fit(area);
      area.focus({ preventScroll: true });
      toNewest();
      root.dispatchEvent(new CustomEvent('say', { detail: { text } }));
    };
    area.addEventListener('input', () => keepDraft(root, area));
    wire(root, area, button, note, say);
    judge(root, area, note);
  };

  // The draft of a place: a conversation, or the page where one starts.
  const draft = (root, area, place, carry) => {
    if (root.place === place) return;
    const before = root.place;
    root.place = place;
    if (carry && before) {
      sessionStorage.removeItem(DRAFT + before);
      keepDraft(root, area);
    } else {
      area.value = sessionStorage.getItem(DRAFT + place) ?? '';
      toNewest();
    }
    if (root.note) judge(root, area, root.note);
    requestAnimationFrame(() => fit(area));
  };

  // Words that were not taken come back before what is being written.
  const giveBack = (root, area, text) => {
    if (area.value.trim() === text) return;
    area.value = area.value.trim() ? text + '\n\n' + area.value : text;
    keepDraft(root, area);
    if (root.note) judge(root, area, root.note);
    fit(area);
  };

  const editor = (root, area, button, note) => {
    if (root.wired) return;
    root.wired = true;
    const before = area.value;
    const say = () => {
      const text = area.value.trim();
      if (!text) {
        note.textContent = 'The message cannot be empty.';
        return;
      }
      if (text === before.trim()) {
        note.textContent = 'These are the same words; change something, or cancel.';
        return;
      }
      if (judge(root, area, note)) root.dispatchEvent(new CustomEvent('say', { detail: { text } }));
    };
    wire(root, area, button, note, say);
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        root.dispatchEvent(new CustomEvent('leave'));
      }
    });
    requestAnimationFrame(() => {
      fit(area);
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    });
  };

  // Follows what is new only while the reader is at the end; otherwise a button leads there.
  const stickToBottom = (scroller, button) => {
    if (scroller.wired) return;
    scroller.wired = true;
    let stuck = true;
    let last = 0;
    let changed = 0;
    let moved = 0;
    // A page that gets shorter scrolls by itself; only the reader lets go of the end.
    const byReader = () => performance.now() - moved < 1000 || performance.now() - changed > 300;
    for (const gesture of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      scroller.addEventListener(gesture, () => { moved = performance.now(); }, { passive: true });
    }
    const show = () => {
      button.hidden = stuck || scroller.classList.contains('empty') || scroller.scrollHeight - scroller.clientHeight < 48;
    };
    // A page on which nothing was said yet is read from its top.
    const follow = () => {
      if (stuck) scroller.scrollTop = scroller.classList.contains('empty') ? 0 : scroller.scrollHeight;
      show();
    };
    scroller.addEventListener('scroll', () => {
      const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      if (left < 48) stuck = true;
      else if (scroller.scrollTop < last && byReader()) stuck = false;
      last = scroller.scrollTop;
      show();
    }, { passive: true });
    scroller.toNewest = () => {
      stuck = true;
      follow();
    };
    button.addEventListener('click', () => {
      scroller.focus({ preventScroll: true });
      scroller.scrollTo({ top: scroller.scrollHeight, behavior: reducedMotion() ? 'auto' : 'smooth' });
    });
    new MutationObserver(() => {
      changed = performance.now();
      requestAnimationFrame(follow);
    }).observe(scroller, {
      childList: true, subtree: true, characterData: true,
    });
    const sizes = new ResizeObserver(follow);
    sizes.observe(scroller);
    for (const child of scroller.children) sizes.observe(child);
  };

  const skipTo = (selector) => document.querySelector(selector)?.focus();

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

  return { composer, draft, editor, focus, giveBack, stickToBottom, skipTo, download, switchScheme };
})();
