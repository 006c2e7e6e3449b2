"""The format of the example's written reports: one UTF-8 source per unit, `narratives/H01.txt`, prose with its gold beside it.

A source begins with header lines `name: value` up to the first empty line:

    unit: H01
    file: Báo cáo tổng kết - Thành phố Mỹ Tho.docx     path under reports/, any name and folder a unit would use
    number: Số 512-BC/TU                               as printed in the letterhead (invented)
    date: 2020-10-09                                    not after the deadline (districts 15/10, bodies 20/10)
    signer: T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ              lines of the signature, no person's name
    to: Văn phòng Tỉnh ủy; Lưu                          Nơi nhận
    style: bold                                         how headings are printed: word (Heading styles), bold (bold lines),
                                                        caps (plain lines as typed), auto (numbered by Word: type no number),
                                                        plain (as typed, no bold)
    list: dash                                          how "- " items are printed: dash (typed), bullet (Word's), letters (a, b, c by Word)
    split: dev                                          dev or heldout
    plant: no_cause_split; no_responsibility            what the whole report lacks on purpose (optional): no_cause_split,
                                                        no_responsibility, no_comparison, no_proposals
    title: Tổng kết 10 năm …                            optional; the usual title without it

then the body, one line a paragraph (empty lines mean nothing):

    Paragraphs before the first heading belong to no section.
    # 0 | I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO                 # to ###: depth; then the outline's index of the heading
    ## 1 | 1. Quán triệt, tuyên truyền
    ## ?3 | 6. Công tác thi hành án                     ? an added heading, inside section 3 (`?` alone: inside none)
    ## 11+12 | 2. Hạn chế và nguyên nhân                two of the outline's sections under one heading
    ## 13^ | Bài học                                    ^ stands elsewhere than in the outline (the others must ascend)
    ##. 10 | 1. Ưu điểm: | Bold words, then the paragraph itself goes on in the same line.
    A paragraph of sentences. ⟦p=slug⟧ Another sentence. ⟦c=count "1.234 vụ" | 1!N12⟧
    - A list item. ⟦p=slug⟧
    | A | table |                                       consecutive lines make one table; its numbers are no claims
    Text with a footnote.[^1] More.
    [^1]: The footnote's text.

Tags stand after the sentence (or after the part ended by ";") they speak of, each in its own ⟦…⟧:

`⟦p=slug⟧`  the point of points.toml it makes. None: nobody else makes it. A sentence may carry two. Tag as an official would group
    who merges 24 reports; a figure sentence belongs to the point about that figure whatever the number is.
`⟦c=KIND "words" | REF | VERDICT | WRONG⟧`  one numeric statement. `words` stand in the sentence exactly (once) and hold all of its numbers,
    its direction ("giảm") and hedge ("hơn"). One claim for "giảm 224 vụ (6,72%)"; separate claims for separate figures.
    KIND    count     "12 vụ", also in words (add `n=12`: `c=count n=12 "mười hai vụ"`)
            total     called a sum: "tổng cộng", "tổng số", "cả giai đoạn"
            rate      "đạt 85,53%", "chiếm 12%"
            change    one figure against an earlier one: "giảm 224 vụ (6,72%)", "tăng 15%", "gấp 2 lần"
            difference  between two rates (points) or two bodies, two rows: "cao hơn 1,5 điểm phần trăm", "nhiều hơn 12 vụ"
            fraction  "12/17 xã"
    REF     a cell of the blank form, `1!N12` for Biểu 1, cell N12 (its column says the year; column N is 2011-2020, O is 2001-2010, P and
            Q the change where the sheet compares). Without a cell of its own: `1!N13 / 1!N12` a share (rate, fraction);
            `1!M12 : 1!D12` the first against the second (change, difference); `1!D12 + 1!E12` a sum. `-`: the form does not hold it.
    VERDICT agrees (default), contradicts, not_checkable (default where REF is `-`). The build works each out and fails where it differs.
    WRONG   with contradicts: transposed, wrong_direction, percent_for_points, wrong_period, wrong_row, wrong_sum, wrong_percent,
            wrong_rate, wrong_unit (tỷ for triệu), wrong_denominator, wrong_hedge, other
`⟦x="words"⟧`  numbers that are no statement of figures. Dates, years, "10 năm", document numbers and "Biểu 1" need none.
    Every other number of a sentence must be in a claim or in an x: the build fails otherwise.
`⟦d=KIND | …⟧`  a planted defect:
    `d=copy | ID` on a paragraph taken from another unit (names, digits changed), `d=copy_source | ID` on its original
    `d=double_event | ID` on the sentence in both units that claim the event (same thing, same day, same numbers)
    `d=wrong_citation | number | words` (or date, issuer; then the citation as it stands), `d=abolished_body | words`

How a claim is judged: the figure is the unit's own, as its workbook counts; a number agrees when the figure rounded to the
places printed is that number ("tỷ đồng" = 1.000 triệu đồng; "kg" = 1.000 gam); "hơn/trên" when the figure is above it by at most a tenth,
"gần" when below by at most a tenth, "khoảng" within a twentieth; a change when number, per cent and direction all hold; points of
difference from exact or from printed rates. Workbook rows that themselves carry a planted mistake may not be referred to.

Example:

    Từ năm 2011 đến nay xảy ra 1.234 vụ phạm pháp hình sự, giảm 112 vụ (8,32%) so với 10 năm trước. ⟦p=tong-so-vu-toi-pham⟧⟦p=so-vu-pham-toi-giam⟧⟦c=count "1.234 vụ" | 1!N12⟧⟦c=change "giảm 112 vụ (8,32%)" | 1!N12 : 1!O12⟧
"""
