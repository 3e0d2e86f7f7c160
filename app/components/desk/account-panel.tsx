import { Form } from '@remix-run/react'
import { Confirm } from '../ui/confirm'

const stateSentence = {
	active: 'Active: has chosen a password.',
	invited: 'Invited: has not accepted yet.',
	closed: 'Closed: cannot sign in.',
}

/** What an admin does about somebody's account: links to hand over, closing, opening again. */
export function AccountPanel({
	person,
	canMail,
	openLinks,
	links,
	problem,
}: {
	person: { name: string; state: keyof typeof stateSentence }
	canMail: boolean
	openLinks: number
	/** Shown once, after asking */
	links: { address: string; about: string; until: string }[] | null
	problem: string | null
}) {
	return (
		<aside aria-label="Account">
			<h2 className="h2">Account</h2>
			{problem ? <p className="say bad mt-3">{problem}</p> : null}
			<p className="small soft mt-2">
				{person.state === 'invited' && openLinks === 0
					? 'Has never signed in, and no invitation is open.'
					: stateSentence[person.state]}
			</p>
			{openLinks > 0 ? (
				<Form method="post" className="mt-4">
					<p className="small soft mb-2">
						{canMail
							? 'A link is open. If the letter does not arrive, hand it over:'
							: 'No mail goes out here. Hand the link over by a way you trust:'}
					</p>
					<button className="btn edge sm" type="submit" name="intent" value="show-links">
						Show the link
					</button>
				</Form>
			) : null}
			{links?.map((link) => (
				<div key={link.address} className="mt-3">
					<label className="key" htmlFor={link.address}>
						{link.about}, until {link.until}
					</label>
					<input
						id={link.address}
						className="input mono"
						readOnly
						value={link.address}
						onFocus={(event) => event.currentTarget.select()}
					/>
				</div>
			))}
			{person.state === 'invited' ? (
				<Form method="post" className="mt-4">
					<button className="btn edge sm" type="submit" name="intent" value="renew">
						Write a new invitation
					</button>
				</Form>
			) : null}
			{person.state === 'closed' ? (
				<Form method="post" className="mt-4">
					<button className="btn edge sm" type="submit" name="intent" value="open">
						Open the account again
					</button>
				</Form>
			) : (
				<Confirm
					id="close"
					label="Close the account"
					question={`Close ${person.name}’s account?`}
					consequences="Every sign-in and link of this person ends at once. Progress, sessions and certificates stay, and you can open the account again."
					keep="Keep it open"
					act="Close it"
					intent="close"
				/>
			)}
		</aside>
	)
}
