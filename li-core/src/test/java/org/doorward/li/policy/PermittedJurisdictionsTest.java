package org.doorward.li.policy;

import static org.doorward.li.policy.Questions.about;
import static org.doorward.li.policy.Questions.header;
import static org.doorward.li.policy.Questions.underAWarrantFrom;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.doorward.li.x1.GetAllDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermittedJurisdictionsTest {
  private final PolicyHook hook = PermittedJurisdictions.only(Set.of("NL", "DE-BY"));

  /** A country stands for its parts; a part stands for neither the country nor another part. */
  @ParameterizedTest
  @CsvSource({"NL,true", "NL-NH,true", "DE-BY,true", "DE,false", "DE-BE,false", "BE,false"})
  void onlyWarrantsFromThereHaveAnEffect(String jurisdiction, boolean permitted) {
    assertEquals(permitted, hook.decide(underAWarrantFrom(jurisdiction)).permits());
  }

  @Test
  void ofWhatNeedsNoMandateItSaysNothing() {
    assertEquals(Decision.permit(), hook.decide(about(new GetAllDetails(header()))));
  }
}
