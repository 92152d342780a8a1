// What the browser keeps between visits. Some keep nothing for files: then `set` says so.
const store = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(`mtcheck:${key}`)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`mtcheck:${key}`, JSON.stringify(value)); return true; } catch { return false; }
  },
};
