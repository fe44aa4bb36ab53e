package org.doorward.li.crypto.transfer;

import java.util.Arrays;
import java.util.UUID;

/** One root officer's opened share of an export's key. Alone it says nothing of the key. Thread-safe. */
public final class OpenedShare implements AutoCloseable {
  private final UUID export;
  private final int number;
  private final byte[] value;

  OpenedShare(UUID export, int number, byte[] value) {
    this.export = export;
    this.number = number;
    this.value = value;
  }

  /**
   * Which export it belongs to.
   *
   * @return the export's identifier
   */
  public UUID export() {
    return export;
  }

  /**
   * Which of the shares it is.
   *
   * @return counts from 1
   */
  public int number() {
    return number;
  }

  /**
   * What it is worth.
   *
   * @return 32 octets, the caller's own to zero
   */
  public byte[] value() {
    return value.clone();
  }

  /** Zeroes it. */
  @Override
  public void close() {
    Arrays.fill(value, (byte) 0);
  }

  @Override
  public String toString() {
    return "[share " + number + " withheld]";
  }
}
