package org.doorward.li.element.internal;

import org.doorward.li.fault.EvidenceException;

/** Whether what begins is seen by enough witnesses. Thread-safe. */
interface Witnessed {
  /** Of an element whose trust policy has no witnesses that are asked. */
  Witnessed BY_NOBODY = new Witnessed() {
    @Override
    public void requirePermitted() {}

    @Override
    public void requireCovered(long number) {}
  };

  /**
   * Returns if something new may begin now.
   *
   * @throws EvidenceException if too few witnesses have cosigned lately, or one has seen another log of this name
   */
  void requirePermitted() throws EvidenceException;

  /**
   * Returns once an entry is cosigned, if the trust policy wants that before what it is about takes effect. Waits a
   * bounded time.
   *
   * @throws EvidenceException if it is not cosigned by then
   */
  void requireCovered(long number) throws EvidenceException;
}
