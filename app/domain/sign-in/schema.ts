import { z } from 'zod'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128

/** No composition rules (ASVS 6.2.5): length is what counts. */
export const newPassword = z
	.string({ error: 'Choose a password' })
	.min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters. A short sentence works well`)
	.max(LONGEST_PASSWORD, `Use at most ${LONGEST_PASSWORD} characters`)

export const email = z
	.string({ error: 'Enter an e-mail address' })
	.trim()
	.toLowerCase()
	.max(254, 'That address is too long')
	.pipe(z.email('Enter an address such as ines@example.com'))

export const loginForm = z.object({
	email: z.string({ error: 'Enter your e-mail address' }).trim().toLowerCase().max(254),
	password: z.string({ error: 'Enter your password' }).max(1024),
	next: z.string().optional(),
})

export const forgotForm = z.object({ email })

export const newPasswordForm = z.object({ password: newPassword })

export const changePasswordForm = z.object({
	current: z.string({ error: 'Enter the password you use now' }).max(1024),
	password: newPassword,
})
