// The least that a sandboxed Electron window can be, of the program's size: what the program is measured against.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

app.enableSandbox();
app.setPath('userData', process.env.FACILITY_DESK_PROFILE);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 800, webPreferences: { sandbox: true, contextIsolation: true } });
  window.webContents.once('did-finish-load', () => {
    process.stdout.write(`ready ${Math.round(Date.now() - process.getCreationTime())}\n`);
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
