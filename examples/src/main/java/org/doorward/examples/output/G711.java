package org.doorward.examples.output;

import java.util.Optional;

/** The two laws of ITU-T G.711, by their payload types in RFC 3551. */
enum G711 {
  /** Payload type 0. */
  MU_LAW {
    @Override
    short decode(byte code) {
      int inverted = ~code & 0xFF;
      int magnitude = ((((inverted & 0xF) << 3) + 0x84) << ((inverted >> 4) & 7)) - 0x84;
      return (short) (inverted > 0x7F ? -magnitude : magnitude);
    }
  },
  /** Payload type 8. */
  A_LAW {
    @Override
    short decode(byte code) {
      int toggled = (code ^ 0x55) & 0xFF;
      int exponent = (toggled >> 4) & 7;
      int mantissa = ((toggled & 0xF) << 4) + 8;
      int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
      return (short) (toggled > 0x7F ? magnitude : -magnitude);
    }
  };

  static final int SAMPLES_PER_SECOND = 8000;

  /** One sample of 16 bits. */
  abstract short decode(byte code);

  static Optional<G711> ofPayloadType(int payloadType) {
    return switch (payloadType) {
      case 0 -> Optional.of(MU_LAW);
      case 8 -> Optional.of(A_LAW);
      default -> Optional.empty();
    };
  }
}
