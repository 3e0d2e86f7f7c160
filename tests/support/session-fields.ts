/** A session as its form holds it: two weeks after the first one of `aCohort`. */
export const sessionFields = {
	title: 'Second case',
	format: 'critique-60',
	date: '2026-12-10',
	time: '16:00',
	timeZone: 'Europe/Lisbon',
	durationMinutes: 60,
	callUrl: 'https://call.example/2',
	place: '',
}
export type SessionFieldsSaid = Partial<typeof sessionFields>
