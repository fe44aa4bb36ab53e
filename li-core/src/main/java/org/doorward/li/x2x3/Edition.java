package org.doorward.li.x2x3;

/** The editions of TS 103 221-2 in which a code point is first known to us to stand; a stamp for our tables. */
public enum Edition {
  /** V1.4.1 (2021-04) or before. */
  V1_4_1,
  /** V1.6.1 (2022-03), or the one before it. */
  V1_6_1,
  /** V1.8.1 (2025-05). */
  V1_8_1,
  /** V1.10.1 (2026-03), the edition that the tables here were last compared with. */
  V1_10_1
}
