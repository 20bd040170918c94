import { GESTURES } from './text-gestures';
import { longScheduleOf, type ScheduleOptions, scheduleOf } from './text-schedule';

/** A schedule that once broke a promise; each is played again for ever. */
interface Crasher extends ScheduleOptions {
  /** What it broke, in a word. */
  readonly broke: string;
}

export const CRASHERS: readonly Crasher[] = [
  { seed: 10, broke: 'a run went to follow a neighbour that was its own copy' },
  { seed: 57, broke: 'undo took the type off an element that others wrote in' },
  { seed: 195, broke: 'a word half received was torn apart by two merges' },
  { seed: 428, broke: 'two words of two people followed each other for ever' },
  { seed: 245, broke: 'an undone attribute left two editors with different texts' },
  { seed: 765, broke: 'the end of a slowly typed word stayed apart from its beginning, moved by somebody who had read only that' },
  { seed: 801, broke: 'two people’s words ran after the same neighbour, and a word was torn between them' },
  { seed: 854, broke: 'the end of a word was copied by somebody else before its author could join it' },
  { seed: 1151, broke: 'a word was torn' },
  { seed: 1210, broke: 'a word was torn' },
  { seed: 1336, broke: 'a word was torn' },
  { seed: 2104, broke: 'a word was torn' },
  { seed: 2331, broke: 'a word was torn' },
  { seed: 807_475_794, peers: 4, steps: 110, broke: 'a word was torn' },
  { seed: 812_459_572, peers: 2, steps: 70, broke: 'a word was lost' },
  { seed: 5_000_006, gestures: GESTURES, broke: 'a word typed letter by letter was torn by a split' },
  { seed: 5_000_009, steps: 110, gestures: GESTURES, broke: 'a word typed letter by letter was torn' },
  { ...scheduleOf(311_003_570, GESTURES), broke: 'a removal was judged before its record had come' },
  { ...scheduleOf(311_005_190, GESTURES), broke: 'a removal was judged before its record had come' },
  { ...scheduleOf(1_452_003_167, GESTURES), broke: 'a removal was judged before its record had come' },
  { ...scheduleOf(311_004_103, GESTURES), broke: 'a word of which a half was moved was told to be gone' },
  { ...scheduleOf(500_658, GESTURES), broke: 'words that somebody moved with others between them were told to be gone' },
  { ...scheduleOf(20_004_669, GESTURES), broke: 'a deletion dropped the mark that ended a look before it' },
  { ...scheduleOf(20_005_011, GESTURES), broke: 'a block whose end had gone was ended inside its last word' },
  { ...scheduleOf(30_011_162, GESTURES), broke: 'letters were removed by somebody who saw their end in the next block' },
  { ...scheduleOf(40_011_331, GESTURES), broke: 'an undo brought the end back that had parted a word unread' },
  { ...scheduleOf(40_013_578, GESTURES), broke: 'the end of a word was deleted while its beginning came back' },
  { ...scheduleOf(50_007_115, GESTURES), broke: 'a caret at the end of words went over to the table behind them' },
  { ...scheduleOf(60_006_599, GESTURES), broke: 'letters that came back did not go on with the letter that had stayed' },
  { ...scheduleOf(60_008_138, GESTURES), broke: 'a caret behind somebody’s letters let go of them when a third word came behind' },
  { ...scheduleOf(70_007_390, GESTURES), broke: 'a caret whose row had gone was put into another row, outside its cells' },
  { ...scheduleOf(1_300_010_206, GESTURES), broke: 'the end of a word was moved by copying while its beginning was to come back' },
  {
    ...scheduleOf(310_001_190, GESTURES),
    broke: 'a beginning was removed, with others’ words behind it, by somebody who saw its end in the next block',
  },
  {
    ...scheduleOf(310_018_877, GESTURES),
    broke: 'a word of which the beginning had come back went with its table, and stood in two lines',
  },
  { ...scheduleOf(310_019_175, GESTURES), broke: 'a caret whose table had gone was put into a list, outside its items' },
  { ...scheduleOf(530_007_210, GESTURES), broke: 'the end of a word was deleted and taken back while its beginning was to come back' },
  {
    ...scheduleOf(920_004_610, GESTURES),
    broke: 'a word went on behind letters that somebody had deleted and taken back, and deleted again',
  },
  {
    ...longScheduleOf(854_886_229, GESTURES),
    broke: 'the end of a word was deleted by who saw nothing of its beginning, which somebody else took back',
  },
  { ...scheduleOf(2_100_301_696, GESTURES), broke: 'a table that was undone became the end of the words before it' },
  { ...scheduleOf(2_100_301_842, GESTURES), broke: 'two people mended one word in turns, for ever' },
  {
    ...scheduleOf(480_297_511, GESTURES),
    broke: 'a beginning was removed by somebody who saw its end behind what they had written between',
  },
  { ...scheduleOf(55_016_542, GESTURES), broke: 'a word was torn by what its author wrote before its end while its beginning was gone' },
  { ...scheduleOf(3_000_575), broke: 'the end of a word leaned on letters that its author had undone and made again' },
  { ...scheduleOf(3_001_919), broke: 'the end of a word leaned on letters that its author had undone and made again' },
  { ...scheduleOf(88_006_743), broke: 'a redo removed a beginning again that its first removal had not seen the end of' },
  { ...scheduleOf(88_014_115), broke: 'a redo removed a beginning again that its first removal had not seen the end of' },
  { ...scheduleOf(1_438_630_623), broke: 'words in a row of somebody’s own were lost when an undo had emptied its table' },
  { ...scheduleOf(1_112_205_863), broke: 'the end of a word that its author undid and made again went on with nothing' },
  { ...scheduleOf(2_108_215_454), broke: 'the end of a word that its author undid and made again went on with nothing' },
  { ...scheduleOf(877_717_754), broke: 'a beginning was taken back, away and back again, and its end, removed meanwhile, stayed away' },
  {
    ...scheduleOf(98_441_031),
    broke: 'an end was taken away and back twice by somebody who had removed its beginning without having read it',
  },
  { ...scheduleOf(621_333_767), broke: 'a beginning in a table was gone before the record came that says it was removed unread' },
  { ...scheduleOf(1_344_382_834), broke: 'the parts of a word were taken away and back where they stood apart' },
  { ...scheduleOf(883_398_875), broke: 'who had taken a beginning away and back twice took it away for good, without having read its end' },
  {
    ...scheduleOf(1_348_093_495),
    broke: 'a word was undone, a line put into it, and made again in two parts that did not know each other',
  },
  { ...scheduleOf(714_910_810), broke: 'a part of a word stayed away with its table when another word was found again at the same moment' },
  { ...scheduleOf(1_348_098_785), broke: 'a caret between the growing word of somebody and another word of theirs stayed in the middle' },
];
