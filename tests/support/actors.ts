/**
 * Who asks, in the tests of who may do what. Three are strangers to the server: nobody signed in, a sign-in that was
 * ended, an account that was closed while its sign-in still lay in the table. The rest belong to cohort A, to cohort B
 * ("other"), or to none (the admin).
 */
export const STRANGERS = ['anonymous', 'signedOut', 'closed'] as const
export const SIGNED_IN = ['learner', 'otherLearner', 'lead', 'otherLead', 'observer', 'admin'] as const
export const ACTORS = [...STRANGERS, ...SIGNED_IN] as const

export type Actor = (typeof ACTORS)[number]

export function isStranger(actor: Actor): boolean {
	return (STRANGERS as readonly Actor[]).includes(actor)
}
