import { uptime } from 'node:os';

/** Milliseconds since this machine was started, sleep included; setting its clock changes nothing to them. */
export function systemUptime(): number {
  return uptime() * 1000;
}
