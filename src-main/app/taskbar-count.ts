import { app, nativeImage, type BrowserWindow, type NativeImage } from 'electron';

const dotPixels = 32;
/** Blue, green, red. */
const dotColor = [0x2e, 0x3d, 0xc2] as const;

/** Shows a number on the program's place on the taskbar; 0 takes it away. Windows shows a dot there, and `text` to who can't see it. */
export function showTaskbarCount(window: BrowserWindow, count: number, text: string): void {
  if (process.platform !== 'win32') app.setBadgeCount(count);
  else if (!window.isDestroyed()) window.setOverlayIcon(count === 0 ? null : dot(), text);
}

/** A round dot with a soft edge. */
function dot(): NativeImage {
  const radius = dotPixels / 2;
  const pixels = Array.from({ length: dotPixels ** 2 }, (_, at) => {
    const inside = radius - Math.hypot((at % dotPixels) + 0.5 - radius, Math.floor(at / dotPixels) + 0.5 - radius);
    const alpha = Math.min(1, Math.max(0, inside));
    // Electron takes colours multiplied with their alpha.
    return [...dotColor.map((channel) => Math.round(channel * alpha)), Math.round(255 * alpha)];
  });
  return nativeImage.createFromBitmap(Buffer.from(pixels.flat()), { width: dotPixels, height: dotPixels, scaleFactor: 2 });
}
