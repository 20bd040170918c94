/** What Word puts on the clipboard for a paragraph and three items of its lists, one of them deeper, one numbered. */
export const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><style><!-- @list l0:level1 {mso-level-number-format:bullet;} --></style></head><body lang=FR><!--StartFragment-->
<p class=MsoNormal>Ce qui aide<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>le café du jeudi<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>sans rendez-vous<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:36.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>la permanence<o:p></o:p></p>
<!--EndFragment--></body></html>`;

const span = (style: string, words: string) => `<span style="font-size:11pt;${style};white-space:pre-wrap;">${words}</span>`;

/** What Google Docs puts there: everything in a <b> that is not bold, and looks in styles alone. */
export const GOOGLE_DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38">${[
  span('font-weight:400', 'Un mot '),
  span('font-weight:700', 'important'),
  span('font-weight:400', ' '),
  span('font-weight:400;font-style:italic', 'ou'),
  span('font-weight:400', ' '),
  span('font-weight:400;text-decoration:underline', 'deux'),
  span('font-weight:400', ' ici.'),
].join(
  '',
)}</p><br /><p dir="ltr">${span('font-weight:400', 'Ligne une')}${span('font-weight:400', '<br />')}${span('font-weight:400', 'Ligne deux')}</p></b>`;
