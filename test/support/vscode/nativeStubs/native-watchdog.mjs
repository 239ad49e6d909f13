// Stands in for the native @vscode/native-watchdog; the extension host looks after its parent without it as well.
export const start = () => {};
