/**
 * The doors of Electron's program that packaging shuts for good: started as plain Node, told to load other
 * code or to let a debugger in, it would hand over everything the app may read. Host work that needs a
 * process of its own uses `utilityProcess`, because `runAsNode: false` also ends `child_process.fork`.
 */
export const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};
