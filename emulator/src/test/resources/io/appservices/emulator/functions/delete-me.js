const apiUrl = "https://services.cloud.mongodb.com/api/admin/v3.0/groups/{insert-your-project-id}/apps/{insert-your-app-id}";

exports = async function(){

// This function deletes the user who calls it. It gets this user's ID
// from the user in the function context. This is safer than accepting
// a passed-in user ID, as the user can never delete any other user's account.
const callersUserId = context.user.id

async function adminLogIn() {
   const username = context.values.get("adminApiPublicKey");
   const apiKey = context.values.get("adminApiPrivateKey");
   const response = await context.http.post({
      url: "https://services.cloud.mongodb.com/api/admin/v3.0/auth/providers/mongodb-cloud/login",
      body: {username, apiKey},
      encodeBodyAsJSON: true,
   });
   const body = EJSON.parse(response.body.text());
   return body.access_token;
}

const token = await adminLogIn();

async function deleteUser(_id) {
   await context.http.delete({
      url: `${apiUrl}/users/${_id}`,
      headers: {"Authorization": [`Bearer ${token}`]}
   });
   return _id;
}

return deleteUser(callersUserId);

};
