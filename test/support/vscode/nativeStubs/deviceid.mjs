// Stands in for the native @vscode/deviceid, which names the machine in telemetry; there is none.
export const getDeviceId = () => Promise.resolve('00000000-0000-4000-8000-000000000000');
