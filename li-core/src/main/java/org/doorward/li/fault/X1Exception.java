package org.doorward.li.fault;

import static java.util.Objects.requireNonNull;

import org.doorward.li.x1.X1ErrorCode;

/** A request cannot be done, for a reason that X1 has a code for. The peer is told code and description. */
public final class X1Exception extends LiException {
  private static final long serialVersionUID = 1L;

  /** What the peer is told. */
  private final X1ErrorCode errorCode;

  /** What else the peer is told; may be empty. */
  private final String description;

  /**
   * A refusal without words.
   *
   * @param errorCode what the peer is told
   */
  public X1Exception(X1ErrorCode errorCode) {
    this(errorCode, "");
  }

  /**
   * A refusal with words.
   *
   * @param errorCode what the peer is told
   * @param description what else the peer is told: fixed text, or the identifiers that the code is about;
   *     never a target
   */
  public X1Exception(X1ErrorCode errorCode, String description) {
    super(errorCode.toString());
    this.errorCode = errorCode;
    this.description = requireNonNull(description, "description");
  }

  /**
   * What the peer is told.
   *
   * @return the code
   */
  public X1ErrorCode errorCode() {
    return errorCode;
  }

  /**
   * What else the peer is told.
   *
   * @return may be empty
   */
  public String description() {
    return description;
  }
}
