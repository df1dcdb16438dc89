using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StateIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Publications_PostId_Status",
                table: "Publications",
                columns: new[] { "PostId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Review_CreatedAt_Id",
                table: "Posts",
                columns: new[] { "Review", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SchoolId_Review_CreatedAt_Id",
                table: "Posts",
                columns: new[] { "SchoolId", "Review", "CreatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Publications_PostId_Status",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Review_CreatedAt_Id",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_SchoolId_Review_CreatedAt_Id",
                table: "Posts");
        }
    }
}
