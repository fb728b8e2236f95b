package dev.holdfast.demo;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;

/** A numbered block of 4 KiB that shows whether it is whole: mark, number, checksum, filling. */
public record DiskRecord(long number) {
  public static final int BYTES = 4096;
  private static final long MARK = 0x484f4c4446415354L;
  private static final int HEADER = 3 * Long.BYTES;

  /** The block as it is written; equal numbers give equal blocks. */
  public byte[] encoded() {
    byte[] filling = new byte[BYTES - HEADER];
    new Random(number).nextBytes(filling);
    return ByteBuffer.allocate(BYTES)
        .putLong(MARK)
        .putLong(number)
        .putLong(checksum(number, filling))
        .put(filling)
        .array();
  }

  /** Empty when the block is no whole record. */
  public static Optional<DiskRecord> decoded(ByteBuffer block) {
    ByteBuffer bytes = block.slice();
    long mark = bytes.getLong();
    long number = bytes.getLong();
    long checksum = bytes.getLong();
    byte[] filling = new byte[BYTES - HEADER];
    bytes.get(filling);
    boolean whole = mark == MARK && number > 0 && checksum == checksum(number, filling);
    return whole ? Optional.of(new DiskRecord(number)) : Optional.empty();
  }

  private static long checksum(long number, byte[] filling) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    crc.update(filling);
    return crc.getValue();
  }
}
