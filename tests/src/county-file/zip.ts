/** A zip writer for tests, which can also write what no honest program would. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly content: Buffer | string
  /** Size that the headers claim, instead of the true one. */
  readonly claimedBytes?: number
  /** General purpose flags; 1 says encrypted. */
  readonly flags?: number
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedBytes, flags = 0 } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fileName = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags | 0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedBytes ?? bytes.length, 18)
    common.writeUInt16LE(fileName.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, fileName, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, tail, fileName)
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

/** The entries of a zip file written by an honest program. */
export function unzip(bytes: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  for (let at = bytes.readUInt32LE(end + 16); at < end; ) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((o, i) =>
      i === 0 ? bytes.readUInt32LE(at + o) : bytes.readUInt16LE(at + o),
    ) as [number, number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + packed)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      content: bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** The same file with the text of one entry changed. */
export const rezip = (bytes: Buffer, name: string, change: (text: string) => string): Buffer =>
  zip(
    unzip(bytes).map((entry) =>
      entry.name === name ? { name, content: change(String(entry.content)) } : entry,
    ),
  )
