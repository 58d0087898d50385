package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operands that operators of expressions do not take; the codes are those of MongoDB. */
class RefusedExpressionsTest extends PipelineRefusalFixture {

  private static final Document VARIABLES = new Document("v", 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$switch: {branches: [{case: false, then: 1}]}}   | 40066
          {$sin: '$s'}                                      | 28765
          {$round: '$s'}                                    | 51081
          {$bitAnd: ['$n', '$s']}                           | 14
          {$bitOr: ['$n', 1.5]}                             | 14
          {$first: '$n'}                                    | 28689
          {$firstN: {input: '$s', n: 1}}                    | 5788200
          {$sortArray: {input: '$s', sortBy: 1}}            | 2942504
          {$zip: {inputs: '$s'}}                            | 34461
          {$zip: {inputs: ['$a', '$s']}}                    | 34468
          {$map: {input: '$s', in: 1}}                      | 16883
          {$filter: {input: '$n', cond: true}}              | 28651
          {$reduce: {input: '$n', initialValue: 0, in: 1}}  | 40080
          {$trim: {input: '$n'}}                            | 50699
          {$replaceOne: {input: 1, find: 'a', replacement: 'b'}}   | 51746
          {$replaceAll: {input: 'a', find: 1, replacement: 'b'}}   | 51745
          {$replaceAll: {input: 'a', find: 'a', replacement: []}}  | 51744
          {$regexMatch: {input: '$n', regex: 'a'}}          | 51104
          {$regexFind: {input: '$s', regex: 7}}             | 51105
          {$dateAdd: {startDate: '$s', unit: 'day', amount: 1}}    | 5166403
          {$dateAdd: {startDate: '$d', unit: 1, amount: 1}}        | 5439013
          {$dateAdd: {startDate: '$d', unit: 'epoch', amount: 1}}  | 9
          {$dateSubtract: {startDate: '$d', unit: 'day', amount: 1.5}} | 5166405
          {$dateAdd: {startDate: '$d', unit: 'day', amount: 1, timezone: 'Unknown'}} | 40485
          {$dateFromString: {dateString: 'none'}}           | 241
          {$dateAdd: {startDate: '$d', unit: 'year', amount: 9e17}}  | 5166406
          {$dateDiff: {startDate: '$s', endDate: '$d', unit: 'day'}} | 5166307
          {$dateTrunc: {date: '$s', unit: 'day'}}           | 16006
          {$dateTrunc: {date: '$d', unit: 'day', timezone: 1}} | 40517
          {$dateTrunc: {date: '$d', unit: 'week', startOfWeek: 'noday'}} | 5439016
          {$dateTrunc: {date: '$d', unit: 'week', startOfWeek: 1}} | 5439015
          {$dateTrunc: {date: '$d', unit: 'day', binSize: 0.5}} | 5439017
          {$dateTrunc: {date: '$d', unit: 'day', binSize: 0}} | 5439018
          {$dateTrunc: {date: '$d', unit: 'hour', binSize: {$numberLong: '1152921504606846976'}}} | 5439018
          {$dateTrunc: {date: '$d', unit: 'quarter', binSize: {$numberLong: '9223372036854775807'}}} | 5439018
          {$dateToParts: {date: '$d', iso8601: 1}}          | 40521
          {$dateToParts: {date: '$s'}}                      | 16006
          {$dateFromParts: {month: 1}}                      | 40516
          {$dateFromParts: {year: 'a'}}                     | 40515
          {$dateFromParts: {year: 2024, month: 1.5}}        | 40515
          {$dateFromParts: {year: 123456}}                  | 40523
          {$dateFromString: {dateString: '$n'}}             | 241
          {$dateFromString: {dateString: 'a', format: 1}}   | 40684
          {$dateFromString: {dateString: 'a', format: '%q'}} | 18536
          {$dateFromString: {dateString: 'a', format: '%Y%'}} | 18535
          {$millisecond: '$s'}                              | 16006
          {$week: {date: '$d', zone: 'Asia/Tokyo'}}         | 40535
          {$isoWeek: {timezone: 'Asia/Tokyo'}}              | 40539
          {$isoWeekYear: ['$d', '$d']}                      | 40536
          {$binarySize: '$n'}                               | 51276
          {$bsonSize: '$n'}                                 | 31393
          {$bitNot: '$s'}                                   | 28765
          {$toDecimal: '$a'}                                | 241
          {$tsSecond: '$n'}                                 | 5687301
          {$tsIncrement: '$n'}                              | 5687302
          {$atan2: ['$s', 1]}                               | 51044
          {$round: ['$n', 'a']}                             | 51082
          {$round: ['$n', 0.5]}                             | 51082
          {$round: ['$n', 1000]}                            | 51083
          {$lastN: {input: '$a', n: 'a'}}                   | 5787902
          {$maxN: {input: '$a', n: 0.5}}                    | 5787903
          {$minN: {input: '$a', n: 0}}                      | 5787908
          {$sortArray: {input: '$a', sortBy: 'a'}}          | 2942507
          {$sortArray: {input: '$a', sortBy: {x: 'a'}}}     | 15974
          {$sortArray: {input: '$a', sortBy: {x: 7}}}       | 15975
          {$zip: {inputs: []}}                              | 34465
          {$zip: {inputs: ['$a'], useLongestLength: 1}}     | 34463
          {$zip: {inputs: ['$a'], defaults: [1]}}           | 34466
          {$zip: {inputs: ['$a'], useLongestLength: true, defaults: 1}} | 34462
          {$zip: {inputs: ['$a'], useLongestLength: true, defaults: [1, 2]}} | 34467
          {$getField: 7}                                    | 3041704
          {$getField: {field: 7, input: {}}}                | 3041704
          {$setField: {field: 7, input: {}, value: 1}}      | 4161107
          {$unsetField: {field: 'a', input: 'b'}}           | 4161105
          {$strcasecmp: ['$a', 'b']}                        | 16007
          {$rtrim: {input: 'a', chars: 1}}                  | 50700
          {$regexMatch: {input: '$s', regex: 'a', options: 1}} | 51106
          {$regexMatch: {input: '$s', regex: /a/i, options: 'i'}} | 51107
          {$regexMatch: {input: '$s', regex: 'a', options: 'q'}} | 51108
          {$regexFindAll: {input: '$s', regex: '('}}        | 51091
          {$switch: {branches: 1}}                          | 40061
          {$switch: {branches: []}}                         | 40068
          {$switch: {branches: [1]}}                        | 40062
          {$switch: {branches: [{case: true, than: 1}]}}    | 40063
          {$switch: {branches: [{then: 1}]}}                | 40064
          {$switch: {branches: [{case: true}]}}             | 40065
          {$let: {vars: 1, in: 1}}                          | 10065
          {$let: {vars: {}, in: '$$w'}}                     | 17276
          {$filter: {input: '$a', cond: true, limit: 'a'}}  | 327391
          {$filter: {input: '$a', cond: true, limit: 0}}    | 327392
          """)
  void refusesAnOperandOfAWrongType(String expression, int code) {
    assertRefused(expression, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$cond: [true, 1]}             | 16020
          {$cond: [true, 1, 2, 3]}       | 16020
          {$atan2: [1]}                  | 16020
          {$atan2: [1, 2, 3]}            | 16020
          {$strcasecmp: ['a']}           | 16020
          {$round: [1, 2, 3]}            | 28667
          {$round: []}                   | 28667
          {$ifNull: ['$n']}              | 1257300
          {$sin: [1, 2]}                 | 16020
          {$first: [1, 2]}               | 16020
          {$isNumber: []}                | 16020
          {$toDecimal: [1, 2]}           | 16020
          """)
  void refusesAWrongNumberOfOperands(String expression, int code) {
    assertRefused(expression, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $cond        |       | 17083   | if:17080 then:17081 else:17082
          $switch      | 40060 | 40067   | branches:40068
          $let         | 16874 | 16875   | vars:16876 in:16877
          $map         | 16878 | 16879   | input:16880 in:16882
          $filter      | 28646 | 28647   | input:28648 cond:28650
          $reduce      | 40075 | 40076   | input:40077 initialValue:40078 in:40079
          $trim        | 50696 | 50694   | input:50695
          $ltrim       | 50696 | 50694   | input:50695
          $rtrim       | 50696 | 50694   | input:50695
          $replaceOne  | 51751 | 51750   | input:51749 find:51748 replacement:51747
          $replaceAll  | 51751 | 51750   | input:51749 find:51748 replacement:51747
          $regexMatch  | 51103 | 31024   | input:31022 regex:31023
          $regexFind   | 51103 | 31024   | input:31022 regex:31023
          $regexFindAll | 51103 | 31024  | input:31022 regex:31023
          $zip         | 34460 | 34464   | inputs:34465
          $sortArray   | 2942500 | 2942501 | input:2942502 sortBy:2942503
          $dateAdd     | 5166400 | 5166401 | startDate:5166402 unit:5166402 amount:5166402
          $dateSubtract | 5166400 | 5166401 | startDate:5166402 unit:5166402 amount:5166402
          $dateDiff    | 5166301 | 5166302 | startDate:5166303 endDate:5166304 unit:5166305
          $dateTrunc   | 5439007 | 5439008 | date:5439009 unit:5439010
          $dateToParts | 40524 | 40520   | date:40522
          $dateFromString | 40540 | 40541 | dateString:40542
          $getField    |       | 3041701 | field:3041702 input:3041703
          $setField    | 4161100 | 4161101 | field:4161102 value:4161103 input:4161109
          $unsetField  | 4161100 | 4161101 | field:4161102 input:4161109
          $firstN      | 5787900 | 5787901 | n:5787906 input:5787907
          $lastN       | 5787900 | 5787901 | n:5787906 input:5787907
          $minN        | 5787900 | 5787901 | n:5787906 input:5787907
          $maxN        | 5787900 | 5787901 | n:5787906 input:5787907
          """)
  void refusesMembersThatAreUnknownOrMissing(
      String operator, Integer noObject, int unknown, String needed) {
    if (noObject != null) {
      assertRefused(new Document(operator, 7), noObject);
    }
    Document whole = new Document();
    for (String member : needed.split(" ")) {
      whole.append(member.substring(0, member.indexOf(':')), 1);
    }
    assertRefused(new Document(operator, new Document(whole).append("none", 1)), unknown);
    for (String member : needed.split(" ")) {
      Document lacking = new Document(whole);
      lacking.remove(member.substring(0, member.indexOf(':')));
      assertRefused(
          new Document(operator, lacking),
          Integer.parseInt(member.substring(member.indexOf(':') + 1)));
    }
  }

  private void assertRefused(String expression, int code) {
    assertRefused(json(expression), code);
  }

  /** In a stage, and in the condition of another. */
  private void assertRefused(Document expression, int code) {
    // Inside of an operator that is the emulator's own, as the library has some of them.
    Document own = new Document("$let", new Document("vars", VARIABLES).append("in", expression));
    for (Document stage :
        List.of(
            new Document("$project", new Document("x", own)),
            new Document("$match", new Document("$expr", own)))) {
      assertRefused(List.of(stage), code);
    }
  }
}
