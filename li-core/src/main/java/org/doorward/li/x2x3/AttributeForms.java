package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The forms of attribute values, checked on the wire without making an object of them. Its arrays are the
 * registry's rows. Thread-safe.
 */
final class AttributeForms {
  /** Any octets. */
  static final int ANY = -1;

  /** UTF-8. */
  static final int TEXT = -2;

  /** Seconds and nanoseconds. */
  static final int TIMESPEC = -3;

  /** A further task: 24 octets, or 28 with a number. */
  static final int FURTHER_TASK = -4;

  /** Of the number 0, which no edition gives a form. */
  private static final int UNDEFINED = -5;

  static final int TIMESPEC_OCTETS = 8;

  /** The highest number in the registry. */
  static final int LAST = last();

  /** Bits of the attributes that may stand once. */
  static final int ONCE = once();

  private static final int[] FORM = forms();
  private static final int MAX_NANOSECONDS = 999_999_999;

  private AttributeForms() {}

  /**
   * What is wrong with an attribute on its own.
   *
   * @return bits of {@link Anomaly}
   */
  static int wrong(ByteBuffer in, int number, int at, int length) {
    if (number > LAST) {
      return Anomaly.ATTRIBUTE_UNKNOWN.bit();
    }
    int form = FORM[number];
    return form == length || form == ANY ? 0 : special(in, form, at, length);
  }

  private static int special(ByteBuffer in, int form, int at, int length) {
    if (form >= 0) {
      return Anomaly.ATTRIBUTE_FORM.bit();
    }
    if (form == UNDEFINED) {
      return Anomaly.ATTRIBUTE_ZERO.bit();
    }
    if (form == TIMESPEC) {
      if (length != TIMESPEC_OCTETS) {
        return Anomaly.ATTRIBUTE_FORM.bit();
      }
      return Integer.compareUnsigned(in.getInt(at + 4), MAX_NANOSECONDS) > 0
          ? Anomaly.NANOSECONDS.bit()
          : 0;
    }
    boolean right = form == TEXT ? Utf8.valid(in, at, length) : length == 24 || length == 28;
    return right ? 0 : Anomaly.ATTRIBUTE_FORM.bit();
  }

  private static int last() {
    int rows = AttributeType.registry().size();
    return AttributeType.registry().get(rows - 1).number();
  }

  private static int once() {
    int bits = 0;
    for (AttributeType<?> type : AttributeType.registry()) {
      bits |= type.occurrence() == AttributeType.Occurrence.ONCE ? 1 << type.number() : 0;
    }
    return bits;
  }

  private static int[] forms() {
    int[] forms = new int[LAST + 1];
    Arrays.fill(forms, UNDEFINED);
    for (AttributeType<?> type : AttributeType.registry()) {
      forms[type.number()] = type.form();
    }
    return forms;
  }
}
