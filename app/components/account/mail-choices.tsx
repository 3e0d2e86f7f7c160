import { Form } from '@remix-run/react'
import { STOPPABLE, type Stoppable, stoppableNames } from '~/domain/notice/stop-mail'
import { Section } from '../ui/section'

/** Which letters one wants; those about a date that changes, or a link one asked for, are no choice. */
export function MailChoices({ stopped, canMail }: { stopped: Stoppable[]; canMail: boolean }) {
	return (
		<Section id="letters" title="Letters">
			{canMail ? null : (
				<p className="small soft mt-3">This installation sends no mail yet. What you choose holds from then on.</p>
			)}
			<Form method="post" className="mt-3">
				<fieldset className="field">
					<legend className="vh">Letters you want</legend>
					<div className="picks">
						{STOPPABLE.map((kind) => (
							<label className="pick" key={kind}>
								<input type="checkbox" name="mail" value={kind} defaultChecked={!stopped.includes(kind)} />
								<span>
									{stoppableNames[kind].label}
									<span className="small soft block font-normal">{stoppableNames[kind].help}</span>
								</span>
							</label>
						))}
					</div>
				</fieldset>
				<p className="small soft mt-3">
					Letters about a session that is new, moved or cancelled always come: a calendar that is wrong is worse than a
					letter.
				</p>
				<button className="btn edge mt-3" type="submit" name="intent" value="choose-mail">
					Keep these
				</button>
			</Form>
		</Section>
	)
}
