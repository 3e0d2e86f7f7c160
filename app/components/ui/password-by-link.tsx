import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { paths } from '~/paths'
import { FormErrors, Input } from './form'
import { useForm } from './use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** Choosing a password behind a one-use link: the invitation and the forgotten password differ only in words. */
export function PasswordByLink({
	person,
	answer,
	words,
}: {
	person: { name: string; email: string } | null
	answer: Answer
	words: { title: string; text: string; act: string; gone: string }
}) {
	const [form, fields] = useForm<{ password: string }>({ lastResult: answer?.result })
	if (!person) {
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">This link does not work.</h1>
				<p className="soft">{words.gone}</p>
				<p className="flex gap-4">
					<Link to={paths.login()}>Sign in</Link>
					<Link to={paths.forgot()}>Get a link by mail</Link>
				</p>
			</main>
		)
	}
	return (
		<main id="main" className="sign-in">
			<div>
				<h1 className="h1">{words.title}</h1>
				<p className="soft mt-2">{words.text}</p>
			</div>
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<input type="hidden" autoComplete="username" value={person.email} readOnly />
				<Input
					field={fields.password}
					label="Password"
					type="password"
					autoComplete="new-password"
					help="At least 10 characters. A short sentence works well."
				/>
				<p>
					<button className="btn ink" type="submit">
						{words.act}
					</button>
				</p>
			</Form>
		</main>
	)
}
