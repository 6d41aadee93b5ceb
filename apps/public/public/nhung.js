// <script src="https://…/nhung.js" async></script> puts the calculator where it stands.
(() => {
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement)) return;
  const home = new URL(own.src).origin;
  const frame = document.createElement('iframe');
  frame.src = `${home}/nhung`;
  frame.title = own.dataset.title ?? 'Điểm Tựa: bảo hiểm xã hội tự nguyện';
  frame.loading = 'lazy';
  frame.style.cssText = 'width:100%;height:720px;border:0;border-radius:12px';
  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== home) return;
    const height = Number(event.data?.diemtua?.height);
    if (height > 0 && height < 20000) frame.style.height = `${height}px`;
  });
  own.after(frame);
})();
