import type { CareerTrack, Role } from '~/domain/person/kinds'

/** Ferrystone, the sample organization: 166 people who build payments and ledgers from fifteen cities on four continents. */
export const SAMPLE_PASSWORD = 'belay-sample'

export type SamplePerson = {
	key: string
	email: string
	name: string
	calledName?: string
	timeZone: string
	careerTrack: CareerTrack
	careerLevel: string
	team: string
	manager: string | null
	roles: Role[]
	/** Whose public holidays they keep */
	holidays: string
	workFrom: string
	workTo: string
	workDays: number[]
	/** Months ago that they came to their level */
	monthsAtLevel: number
}

/** Where people sit: whose holidays they keep, and the hours that are usual there. */
const PLACES: Record<string, Partial<Pick<SamplePerson, 'holidays' | 'workFrom' | 'workTo'>>> = {
	'Europe/Lisbon': { holidays: 'PT', workFrom: '09:30', workTo: '18:30' },
	'Europe/Berlin': { holidays: 'DE-BE' },
	'Europe/Stockholm': { holidays: 'SE', workFrom: '08:00', workTo: '17:00' },
	'Europe/London': { holidays: 'GB-ENG' },
	'Europe/Warsaw': { holidays: 'PL', workFrom: '08:00', workTo: '16:00' },
	'Europe/Zagreb': { holidays: 'HR', workFrom: '08:00', workTo: '16:00' },
	'Europe/Rome': { holidays: 'IT', workTo: '18:00' },
	'Europe/Istanbul': { holidays: 'TR', workTo: '18:00' },
	'Europe/Sofia': { holidays: 'BG', workTo: '18:00' },
	'Africa/Lagos': { holidays: 'NG' },
	'Africa/Accra': { holidays: 'GH', workFrom: '08:00', workTo: '17:00' },
	'Africa/Casablanca': { holidays: 'MA', workTo: '18:00' },
	'Africa/Nairobi': { holidays: 'KE', workFrom: '08:00', workTo: '17:00' },
	'Africa/Johannesburg': { holidays: 'ZA', workFrom: '08:00', workTo: '17:00' },
	'America/Sao_Paulo': { holidays: 'BR-SP', workTo: '18:00' },
	'America/Vancouver': { holidays: 'CA-BC' },
	// Much of the day overlaps with Europe: people here begin late.
	'Asia/Kolkata': { holidays: 'IN-KA', workFrom: '10:30', workTo: '19:30' },
	'America/New_York': { holidays: 'US' },
	'America/Toronto': { holidays: 'CA-ON' },
	'Australia/Sydney': { holidays: 'AU-NSW' },
	'Asia/Singapore': { holidays: 'SG', workFrom: '09:30', workTo: '18:30' },
}

/** Four days a week, or hours of their own. */
const OWN_HOURS: Record<string, Partial<Pick<SamplePerson, 'workDays' | 'workFrom' | 'workTo'>>> = {
	learner4: { workDays: [1, 2, 3, 4] },
	learner9: { workFrom: '08:00', workTo: '16:00' },
	spring8: { workDays: [1, 2, 4, 5] },
	facilitator2: { workFrom: '07:00', workTo: '15:00' },
}

type Line = [
	key: string,
	name: string,
	timeZone: string,
	level: string,
	team: string,
	manager: string | null,
	...roles: Role[],
]

const ICS = new Set(['Engineer', 'Senior', 'Staff', 'Senior staff', 'Principal'])

/** Everybody with a story; the keys of sign-in accounts are their addresses' names. */
const cast: Line[] = [
	['vp', 'Margarida Leal', 'Europe/Lisbon', 'VP', 'Engineering', null, 'learner'],
	['admin', 'Hanna Brandt', 'Europe/Berlin', 'Director', 'Learning', 'vp', 'admin', 'learner'],
	['dir-money', 'Petra Nilsson', 'Europe/Stockholm', 'Director', 'Ledger and Payments', 'vp', 'learner'],
	['dir-platform', 'Babajide Akinola', 'Africa/Lagos', 'Director', 'Platform and Data', 'vp', 'learner'],
	['dir-product', 'Camila Duarte', 'America/Sao_Paulo', 'Director', 'Search, Risk and Mobile', 'vp', 'learner'],
	[
		'facilitator',
		'Ruth Abrahams',
		'Europe/London',
		'Senior manager',
		'Platform',
		'dir-platform',
		'facilitator',
		'learner',
	],
	[
		'facilitator2',
		'Grace Whitfield',
		'America/Vancouver',
		'Senior manager',
		'Search',
		'dir-product',
		'facilitator',
		'learner',
	],
	['facilitator3', 'Arjun Menon', 'Asia/Kolkata', 'Senior manager', 'Risk', 'dir-product', 'facilitator', 'learner'],
	['trainee', 'Kwame Mensah', 'Africa/Accra', 'Manager', 'Mobile', 'dir-product', 'trainee', 'learner'],
	[
		'mentor',
		'Luis Ortega',
		'America/Sao_Paulo',
		'Senior manager',
		'Payments',
		'dir-money',
		'mentor',
		'facilitator',
		'learner',
	],
	['learner1', 'Inês Carvalho', 'Europe/Lisbon', 'Junior manager', 'Ledger', 'dir-money', 'learner'],
	['learner2', 'Amara Okafor', 'Africa/Lagos', 'Junior manager', 'Payments', 'mentor', 'learner'],
	['learner3', 'Priya Raghavan', 'Asia/Kolkata', 'Senior', 'Risk', 'facilitator3', 'learner'],
	['learner4', 'Tomasz Wiśniewski', 'Europe/Warsaw', 'Junior manager', 'Search', 'facilitator2', 'learner'],
	['learner5', 'Daniel Osei', 'Africa/Accra', 'Junior manager', 'Checkout', 'dir-product', 'learner'],
	['learner6', 'Mei-Ling Chua', 'Asia/Singapore', 'Junior manager', 'Mobile', 'dir-product', 'learner'],
	['learner7', 'Jonas Lindqvist', 'Europe/Stockholm', 'Junior manager', 'Data', 'dir-platform', 'learner'],
	['learner8', 'Łukasz Đorđević', 'Europe/Zagreb', 'Staff', 'Treasury', 'dir-money', 'learner'],
	['learner9', 'Fatima El Idrissi', 'Africa/Casablanca', 'Junior manager', 'Reporting', 'dir-platform', 'learner'],
	['learner10', 'Sofia Marchetti', 'Europe/Rome', 'Tech lead', 'Merchants', 'facilitator2', 'learner'],
	['learner11', 'Rohan Mehta', 'Asia/Kolkata', 'Junior manager', 'Risk', 'facilitator3', 'learner'],
	['learner12', 'Wanjiru Kamau', 'Africa/Nairobi', 'Junior manager', 'Platform', 'facilitator', 'learner'],
	['spring1', 'Ayşe Demir', 'Europe/Istanbul', 'Manager', 'Mobile', 'dir-product', 'trainee', 'learner'],
	['spring2', 'Nikolai Petrov', 'Europe/Sofia', 'Manager', 'Cards', 'mentor', 'learner'],
	['spring3', 'Chidi Nwosu', 'Africa/Lagos', 'Staff', 'Platform', 'dir-platform', 'facilitator', 'learner'],
	['spring4', 'Beatriz Ramos', 'America/Sao_Paulo', 'Manager', 'Risk', 'dir-product', 'learner'],
	['spring5', 'Oliver Grant', 'America/Vancouver', 'Manager', 'Search', 'dir-product', 'learner'],
	['spring6', 'Keiko Tanaka', 'Asia/Singapore', 'Manager', 'Data', 'dir-platform', 'learner'],
	['spring7', 'Marco Bianchi', 'Europe/Rome', 'Manager', 'Ledger', 'dir-money', 'learner'],
	['spring8', 'Zanele Dube', 'Africa/Johannesburg', 'Manager', 'Observability', 'dir-platform', 'learner'],
	['winter1', 'Thiago Almeida', 'America/Sao_Paulo', 'Tech lead', 'Payments', 'mentor', 'learner'],
	['winter2', 'Ifeoma Eze', 'Africa/Lagos', 'Junior manager', 'Data', 'dir-platform', 'learner'],
	['winter3', 'Noah Campbell', 'America/Vancouver', 'Tech lead', 'Search', 'dir-product', 'learner'],
	['winter4', 'Katarzyna Zając', 'Europe/Warsaw', 'Junior manager', 'Platform', 'facilitator', 'learner'],
	['winter5', 'Siddharth Rao', 'Asia/Kolkata', 'Senior', 'Pricing', 'mentor', 'learner'],
]

/** Where each team's engineers sit and who manages them. */
const teams: { team: string; timeZone: string; manager: string; first: string[]; last: string[] }[] = [
	{
		team: 'Ledger',
		timeZone: 'Europe/Lisbon',
		manager: 'learner1',
		first: ['Rui', 'Leonor', 'Duarte', 'Matilde', 'Afonso', 'Teresa', 'Gonçalo', 'Filipa', 'Vasco'],
		last: ['Pires', 'Moura', 'Antunes', 'Teixeira', 'Brito', 'Simões', 'Nogueira', 'Vale', 'Freitas'],
	},
	{
		team: 'Payments',
		timeZone: 'Africa/Lagos',
		manager: 'learner2',
		first: ['Tunde', 'Ngozi', 'Emeka', 'Folake', 'Segun', 'Adaeze', 'Musa', 'Halima', 'Kunle'],
		last: ['Bello', 'Obi', 'Adeyemi', 'Balogun', 'Ogun', 'Umeh', 'Danjuma', 'Sani', 'Lawal'],
	},
	{
		team: 'Risk',
		timeZone: 'Asia/Kolkata',
		manager: 'learner11',
		first: ['Ananya', 'Vikram', 'Meera', 'Karthik', 'Divya', 'Rahul', 'Sneha', 'Aditya', 'Lakshmi'],
		last: ['Iyer', 'Shetty', 'Kulkarni', 'Nair', 'Desai', 'Joshi', 'Reddy', 'Bose', 'Pillai'],
	},
	{
		team: 'Search',
		timeZone: 'Europe/Warsaw',
		manager: 'learner4',
		first: ['Agnieszka', 'Piotr', 'Magda', 'Krzysztof', 'Zofia', 'Marek', 'Ewa', 'Bartosz', 'Hania'],
		last: ['Lewandowska', 'Mazur', 'Wójcik', 'Kaczmarek', 'Sikora', 'Dudek', 'Baran', 'Król', 'Czarnecka'],
	},
	{
		team: 'Mobile',
		timeZone: 'Asia/Singapore',
		manager: 'learner6',
		first: ['Wei Jie', 'Hui Min', 'Farid', 'Nurul', 'Jia Hao', 'Xin Yi', 'Daryl', 'Siti', 'Zhi Wei'],
		last: ['Tan', 'Lim', 'Rahman', 'Hassan', 'Goh', 'Ong', 'Teo', 'Yusof', 'Ng'],
	},
	{
		team: 'Checkout',
		timeZone: 'Africa/Accra',
		manager: 'learner5',
		first: ['Kofi', 'Akosua', 'Yaw', 'Esi', 'Kojo', 'Abena', 'Nii', 'Efua', 'Kwesi'],
		last: ['Boateng', 'Asante', 'Owusu', 'Appiah', 'Quaye', 'Darko', 'Lartey', 'Ansah', 'Sarpong'],
	},
	{
		team: 'Data',
		timeZone: 'Europe/Stockholm',
		manager: 'learner7',
		first: ['Elsa', 'Axel', 'Maja', 'Oskar', 'Linnea', 'Viktor', 'Astrid', 'Emil', 'Saga'],
		last: ['Bergström', 'Holm', 'Sandberg', 'Ek', 'Nyström', 'Lund', 'Öberg', 'Falk', 'Hedlund'],
	},
	{
		team: 'Platform',
		timeZone: 'Africa/Nairobi',
		manager: 'learner12',
		first: ['Otieno', 'Achieng', 'Mwangi', 'Njeri', 'Kiprono', 'Wambui', 'Juma', 'Zawadi', 'Kamau'],
		last: ['Ochieng', 'Kariuki', 'Mutua', 'Wanjala', 'Koech', 'Njoroge', 'Omondi', 'Muthoni', 'Cheruiyot'],
	},
	{
		team: 'Search',
		timeZone: 'America/Vancouver',
		manager: 'spring5',
		first: ['Emma', 'Liam', 'Mina', 'Jordan', 'Sienna', 'Kai', 'Rosalind', 'Theo', 'Yuna'],
		last: ['Tremblay', 'Mackay', 'Park', 'Singh', 'Fraser', 'Wong', 'Delorme', 'Ito', 'Choi'],
	},
	{
		team: 'Cards',
		timeZone: 'America/Sao_Paulo',
		manager: 'spring2',
		first: ['Larissa', 'Rafael', 'Juliana', 'Caio', 'Renata', 'Felipe', 'Aline', 'Gustavo'],
		last: ['Barbosa', 'Cardoso', 'Moreira', 'Siqueira', 'Prado', 'Nunes', 'Viana', 'Lacerda'],
	},
]

/** The last two of a group work in the team beside it, for the same manager. */
const BESIDE: Record<string, string> = { Ledger: 'Treasury', Payments: 'Disputes', Risk: 'Compliance' }

const ENGINEER_LEVELS = [
	'Senior',
	'Engineer',
	'Senior',
	'Staff',
	'Engineer',
	'Senior',
	'Engineer',
	'Senior',
	'Engineer',
]

export function samplePeople(): SamplePerson[] {
	const named = cast.map(
		([key, name, timeZone, careerLevel, team, manager, ...roles], index): SamplePerson => ({
			...hoursAt(timeZone),
			...OWN_HOURS[key],
			monthsAtLevel: monthsAtLevel(key, careerLevel, index),
			key,
			email: `${key}@sample.test`,
			name,
			timeZone,
			careerTrack: ICS.has(careerLevel) ? 'ic' : 'manager',
			careerLevel,
			team,
			manager,
			roles,
		}),
	)
	const engineers = teams.flatMap((group, groupIndex) =>
		group.first.map((first, index): SamplePerson => {
			const key = `eng${groupIndex + 1}-${index + 1}`
			return {
				...hoursAt(group.timeZone),
				monthsAtLevel: monthsAtLevel(
					key,
					ENGINEER_LEVELS[index % ENGINEER_LEVELS.length] ?? '',
					groupIndex * 9 + index,
				),
				key,
				email: `${key}@sample.test`,
				name: `${first} ${group.last[index]}`,
				calledName: first,
				timeZone: group.timeZone,
				careerTrack: 'ic',
				careerLevel: ENGINEER_LEVELS[index % ENGINEER_LEVELS.length] ?? 'Engineer',
				team: (index >= 7 && BESIDE[group.team]) || group.team,
				manager: group.manager,
				roles: ['learner'],
			}
		}),
	)
	return [...named, ...engineers]
}

export function hoursAt(timeZone: string) {
	return { holidays: '', workFrom: '09:00', workTo: '17:00', workDays: [1, 2, 3, 4, 5], ...PLACES[timeZone] }
}

/** Who is in the middle of Level 1 came to their level this year; the higher one is, the longer one tends to be there. */
function monthsAtLevel(key: string, level: string, index: number): number {
	if (/^(learner|winter)\d/.test(key)) return 2 + (index % 5)
	if (/^spring\d/.test(key)) return 4 + (index % 3)
	// Nobody stays a first-time lead for long.
	if (level === 'Junior manager' || level === 'Tech lead') return 1 + ((index * 7) % 5)
	const least = { Engineer: 3, Senior: 2, Staff: 3, Manager: 10 }[level] ?? 8
	return least + ((index * 7) % 14)
}
