/** The columns of a file of people, as an export writes them and an import knows them again. */
export const COLUMNS = [
	'email',
	'name',
	'called',
	'track',
	'level',
	'team',
	'manager',
	'roles',
	'zone',
	'holidays',
	'days',
	'from',
	'to',
	'since',
	'most',
	'closed',
] as const
export type Column = (typeof COLUMNS)[number]

export const columnTitles: Record<Column, string> = {
	email: 'E-mail',
	name: 'Name',
	called: 'Called',
	track: 'Track',
	level: 'Level',
	team: 'Team',
	manager: 'Manager e-mail',
	roles: 'Roles',
	zone: 'Time zone',
	holidays: 'Public holidays',
	days: 'Working days',
	from: 'From',
	to: 'To',
	since: 'Level since',
	most: 'Cohorts at once',
	closed: 'Closed',
}

/** What other programs call the same thing; capitals, spaces, dashes and dots do not count. */
const ALSO: Record<Column, string[]> = {
	email: ['mail', 'address', 'emailaddress', 'workemail'],
	name: ['fullname', 'displayname', 'employee', 'employeename'],
	called: ['calledname', 'nickname', 'preferredname', 'firstname'],
	track: ['careertrack'],
	level: ['careerlevel', 'joblevel'],
	team: ['department'],
	manager: [
		'manager',
		'linemanager',
		'linemanageremail',
		'manageraddress',
		'reportsto',
		'supervisor',
		'supervisoremail',
	],
	roles: ['role'],
	zone: ['zone', 'tz'],
	holidays: ['holidays', 'holidayregion', 'region'],
	days: ['workdays', 'days'],
	from: ['worksfrom', 'workfrom', 'hoursfrom'],
	to: ['worksuntil', 'workto', 'until', 'hoursto'],
	since: ['atlevelsince', 'since', 'promotedon', 'hiredon'],
	most: ['mostcohorts', 'atmostcohorts'],
	closed: ['accountclosed', 'left'],
}

const columnByWord = new Map(
	COLUMNS.flatMap((column) =>
		[column, columnTitles[column], ...ALSO[column]].map((word) => [bare(word), column] as const),
	),
)

function bare(title: string): string {
	return title.toLowerCase().replace(/[\s._/-]+/g, '')
}

/** The column a title means; null when we know none of this name. */
export function columnOf(title: string): Column | null {
	return columnByWord.get(bare(title)) ?? null
}

/** What is wrong with the first row of a file; null when nothing is. */
export function whyNoHeader(titles: readonly string[]): string | null {
	const known = titles.map(columnOf)
	const twice = titles.find((_title, index) => known[index] !== null && known.indexOf(known[index] ?? null) !== index)
	if (twice) return `The column “${twice}” stands there twice. Keep one of the two.`
	if (known.includes('email')) return null
	return 'The first row has no column “E-mail”. It names the columns; begin with the template.'
}

const RISKY = /^'*[=+\-@\t\r\n]/
const RISKY_KEPT = /^'+[=+\-@\t\r\n]/

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it; plainCell takes it away again. Apostrophes
 * that stood there already are counted in, so that nothing changes on the way there and back.
 */
export function safeCell(text: string): string {
	return RISKY.test(text) ? `'${text}` : text
}

export function plainCell(text: string): string {
	return RISKY_KEPT.test(text) ? text.slice(1) : text
}
