import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const MEMORY = "/dev/shm";
const BYTES_MIN = 4 * 2 ** 30;

/**
 * Where clusters of databases live that a test makes and throws away: in memory where there is
 * room. A cluster is a thousand files, and ext4 walks over every inode that was freed in the last
 * minute before it gives one out (`recently_deleted` in its ialloc.c): there, databases made and
 * dropped one after the other cost half a second of a core each, in memory a twentieth of it.
 */
export function scratchRoot(): string {
  return hasRoomInMemory() ? MEMORY : tmpdir();
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= BYTES_MIN && process.availableMemory() >= BYTES_MIN;
  } catch {
    return false;
  }
}
