### For whoever imports a town: what is wrong in town.toml and households.csv. File and line are printed before it.

## Hints and words

town-hint-near = Did you mean “{ $near }”?
town-hint-choices = It may be: { $choices }.
town-hint-nothing = There is none yet.
town-a-text = text in quotes
town-a-number = a whole number without quotes
town-a-yes-or-no = true or false
town-a-list = a list in brackets
town-a-table = a table

## Whole files

town-file-missing = There is no such file in { $folder }.
town-not-utf8 = From this line on it is not UTF-8. In Excel save it as “CSV UTF-8”, in an editor as UTF-8.
town-toml-syntax = This is not TOML, and nothing after it was read: “{ $text }” ({ $reason })
town-csv-syntax = This is not CSV, most likely a quotation mark without its pair; the rows after it were not read.

## Tables and keys

town-unknown-table = There is no table “{ $value }”. { $hint }
town-missing-table = The table [{ $value }] is missing.
town-not-a-list-of-tables = “{ $value }” is written as one [[{ $value }]] after the other.
town-unknown-key = { $table } has no “{ $key }”. { $hint }
town-missing-key = { $table } lacks “{ $key }”.
town-wrong-type = In { $table }, “{ $key }” should be { $expected }.
town-empty = “{ $key }” must not be empty.
town-not-a-choice = “{ $key }” cannot be “{ $value }”. { $hint }
town-bad-id = “{ $value }” cannot be an “{ $key }”: use small letters, digits and hyphens, such as fujia-2.
town-bad-locale = The bot does not speak “{ $value }”. { $hint }
town-bad-zone = There is no time zone “{ $value }”; in China it is Asia/Shanghai.
town-bad-gb-code = The GB/T code “{ $value }” should be 4 to 8 digits.
town-bad-address = “{ $value }” is not an address; write channel:id, such as lab:wang.
town-unknown-channel = There is no channel “{ $value }”. { $hint }

## Grids

town-grid-twice = The grid id “{ $value }” is already used on line { $first }.
town-grid-name-twice = A grid with the same parent is already called “{ $value }”, on line { $first }.
town-unknown-grid = There is no grid with the id “{ $value }”. { $hint }
town-no-root = There is no topmost grid: one [[grids]] must have no parent.
town-second-root = “{ $value }” has no parent, but “{ $root }” on line { $first } is already the topmost; there is only one.
town-circle = These grids are each other's parents, in a circle: { $names }.
town-level-twice = “{ $value }” stands twice in levels.
town-unknown-level = “{ $value }” is not among the levels. { $hint }
town-level-order = “{ $value }” cannot lie below “{ $above }”: in levels, what is above comes first.
town-polygon-too-small = A boundary needs at least three different points; here are { $points }.
town-bad-point = “{ $value }” is not a point: write [longitude, latitude], such as [113.09, 29.37].

## Buildings

town-building-which = A [[buildings]] is written in one way: name (maybe with aliases), or names, or from, to and pattern.
town-building-row = from, to and pattern belong together, and pattern must hold {"{n}"}, as in “{"{n}"}栋”.
town-building-row-backwards = Numbers from { $from } to { $to } will not do: the smaller comes first, and at most { $most } at once.
town-building-twice = “{ $grid }” already has “{ $value }”, on line { $first }.
town-bad-units = “{ $key }” should be how many entrances there are (1 to { $most }), or a list of their names, none twice, such as ["1", "2"].
town-unknown-building = No building is called “{ $value }”. { $hint }
town-ambiguous-building = Several buildings are called “{ $value }”; say which: { $choices }.

## Hours and limits

town-unknown-day = “{ $value }” is not a day; write mon or mon-fri. { $hint }
town-days-backwards = “{ $value }” is the wrong way round: the week goes from mon to sun.
town-day-twice = The hours of “{ $value }” are written twice.
town-no-monday = mon has no hours; make-up working days are worked like a Monday, so there must be some.
town-bad-interval = “{ $value }” is not a span of hours; write 09:00-12:00.
town-interval-backwards = The span “{ $value }” must end after it begins.
town-hours-overlap = The hours of “{ $value }” overlap: at { $time } the span before has not ended.
town-unknown-class = There is no class “{ $value }”. { $hint }
town-bad-limit = “{ $value }” is not a limit; write it like “4 work_hours”.
town-unknown-unit-of-time = “{ $value }” is not a unit of time. { $hint }
town-limit-not-positive = The limit “{ $value }” must be more than nothing.
town-bad-time = “{ $value }” is not a time of day; write 08:30.
town-bad-weekly-time = “{ $value }” is not a time of the week; write “fri 16:00”.
town-bad-date = “{ $value }” is not a date; write 2026-07-01.
town-always-quiet = It would be quiet all day long, and nobody could be reminded of anything; leave some hours open.

## Ladders, milestones, duties

town-bad-rung = “{ $value }” is not a moment; write “75%”, “75% or 2 work_hours before”, “end” or “+4 work_hours”.
town-milestone-twice = The milestone id “{ $value }” is already used on line { $first }.
town-duty-twice = The duty id “{ $value }” is already used on line { $first }.
town-item-twice = The id “{ $value }” in the checklist is already used on line { $first }.
town-bad-duty-day = “{ $value }” is not a day; write "mon" for a weekday, 1 to 31 for a day of the month, -1 for its last.
town-duty-days = days does not suit every = “{ $every }”: a week has days such as ["mon", "thu"], a month days such as [15, -1], the rest has none.

## Categories, roles, handlers, responsibilities

town-category-twice = The category id “{ $value }” is already used on line { $first }.
town-unknown-category = There is no category with the id “{ $value }”. { $hint }
town-too-many-categories = There are { $count } categories, and { $most } at most: nobody reads through more on a telephone.
town-no-other = The category with the id “{ $id }” is missing: some matters fit no other.
town-role-twice = The role id “{ $value }” is already used on line { $first }.
town-unknown-role = There is no role with the id “{ $value }”. { $hint }
town-handler-twice = The handler id “{ $value }” is already used on line { $first }.
town-unknown-handler = There is no handler with the id “{ $value }”. { $hint }
town-handler-post = A handler of kind "post" has a role and no contacts.
town-handler-organisation = A handler of kind "organisation" has no role; its people are its contacts.
town-no-fallback = [town] lacks fallback: who answers when nobody else does.
town-responsibility-twice = Who answers for “{ $category }” in “{ $grid }” is already said on line { $first }.
town-own-deputy = “{ $value }” cannot be its own deputy.

## People, groups, the lab

town-person-twice = The person's key “{ $value }” is already used on line { $first }.
town-unknown-person = There is no person with the key “{ $value }”. { $hint }
town-account-twice = The account “{ $value }” already belongs to somebody or to a group, on line { $first }.
town-bad-door = “{ $value }” is not a door; write building/unit/room, or building/room where there are no units.
town-unknown-door = No household has the door “{ $value }”.
town-post-twice = { $person } is “{ $role }” in “{ $grid }” twice.
town-chat-twice = The group “{ $value }” already stands on line { $first }.
town-unknown-chat = There is no group with the address “{ $value }”. { $hint }
town-phone-without-account = { $person } has no account that starts with lab:, and so no phone on the lab page.

## Households

town-unknown-column = There is no column “{ $value }”. { $hint }
town-column-twice = The column “{ $value }” stands twice.
town-missing-columns = The heading lacks: { $names }.
town-wrong-number-of-cells = This row has { $count } cells, the heading { $expected }.
town-empty-cell = “{ $key }” must not be empty.
town-formula = A spreadsheet would run “{ $value }” in “{ $key }” as a formula.
town-area-not-a-number = The area “{ $value }” is not a number; write square metres only, such as 88.5.
town-area-not-positive = The area “{ $value }” must be more than nothing.
town-area-not-exact = The area “{ $value }” has more than four decimals; it weighs votes and is never rounded.
town-unknown-tenure = tenure cannot be “{ $value }”. { $hint }
town-adults-not-a-number = The number of adults "{ $value }" is wrong: write a whole number from 0 to 99, or leave it empty.
town-unknown-unit = “{ $building }” has no unit “{ $value }”; it has { $choices }.
town-building-without-units = “{ $building }” is entered without units, but here stands “{ $value }”.
town-room-twice = “{ $value }” is already on line { $first }.
town-household-elsewhere = “{ $building }” lies in “{ $grid }”, so no door of it can lie in “{ $value }”; a building shared by several grids is entered in the one above them.
town-household-in-dedicated = “{ $value }” is a dedicated grid and has no households.

## Warnings: they do not stop an import

town-warning-leader = Worth a look: { $grid } has { $doors } households and { $leaders } neighbour leader(s); { $fewest } to { $most } households each is best.
town-warning-keyword = Worth a look: the keyword “{ $value }” stands in both “{ $first }” and “{ $second }” and tells neither.
town-warning-door-not-in-a-leaf = Worth a look: “{ $value }” lies in “{ $grid }” itself, which is divided further; say in which part.
town-warning-no-households = Worth a look: there is no such file, so the town will have no households.
town-warning-ladder-without-end = Worth a look: nobody on this ladder hears when time is up; add a rung at "end", or one like “+4 work_hours”.
town-warning-rung-order = Worth a look: this rung is earlier than the one before it; it will wait for that one.
town-warning-duty-nobody = Worth a look: nobody is there to do “{ $name }”: the role “{ $role }” is not held where it is due.
